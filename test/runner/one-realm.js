'use strict';

const vm = require('node:vm');
const { ModernFakeTimers } = require('@jest/fake-timers');
const { ModuleMocker } = require('jest-mock');
const { parseOnce } = require('./parsed-once');

/** Stands for the realm of Node itself, where jest would make one of its own for each file. */
const here = Object.freeze({});
const compileFunction = vm.compileFunction;
/** Each module's text as it was compiled, and the function that came of it, by the module's file. */
const compiled = new Map();

/** Compiles each module once in a process, so that what has become fast stays so; each test file still runs every module anew. */
vm.compileFunction = (text, names, options) => {
  if (options?.parsingContext !== here) return compileFunction(text, names, options);
  const known = compiled.get(options.filename);
  if (known?.text === text) return known.made;
  const made = compileFunction(text, names, { ...options, parsingContext: undefined });
  compiled.set(options.filename, { text, made });
  return made;
};

/** What Node itself makes when it is first asked for, and only once. */
const ofNode = (key) => typeof key === 'symbol' && /^(undici|nodejs)\./.test(key.description ?? '');
const same = (one, other) => other !== undefined && one.value === other.value && one.get === other.get;
const described = (key) => Object.getOwnPropertyDescriptor(globalThis, key);

/** @returns puts back what a file may have changed of the process that it shares with others */
function asItStands() {
  const globals = new Map(Reflect.ownKeys(globalThis).map((key) => [key, described(key)]));
  const listeners = new Map(process.eventNames().map((name) => [name, process.rawListeners(name)]));
  const { exit, exitCode, env } = { ...process, env: { ...process.env } };
  const folder = process.cwd();
  return () => {
    for (const key of Reflect.ownKeys(globalThis)) if (!globals.has(key) && !ofNode(key)) Reflect.deleteProperty(globalThis, key);
    for (const [key, was] of globals) if (!same(was, described(key))) Reflect.defineProperty(globalThis, key, was);
    for (const name of process.eventNames())
      for (const one of process.rawListeners(name)) if (!listeners.get(name)?.includes(one)) process.removeListener(name, one);
    for (const name of Object.keys(process.env)) if (!(name in env)) delete process.env[name];
    Object.assign(process.env, env);
    Object.assign(process, { exit, exitCode });
    process.chdir(folder);
  };
}

/**
 * Where a test file runs: in the realm of Node itself, as the programs do. In a context of its own, as jest has it, every file compiles
 * all modules anew, nothing that it runs is fast yet, and each look at a global is slow. Modules are each file's own as ever.
 */
module.exports = class OneRealm {
  constructor({ projectConfig }) {
    this.putBack = asItStands();
    this.global = globalThis;
    this.moduleMocker = new ModuleMocker(globalThis);
    this.fakeTimers = null;
    this.fakeTimersModern = new ModernFakeTimers({ config: projectConfig, global: globalThis });
  }

  async setup() {
    // jest asks for a hundred lines of where an error came from, and playwright makes one at every call.
    Error.stackTraceLimit = 30;
    parseOnce();
  }

  async teardown() {
    this.fakeTimersModern.dispose();
    this.putBack();
    this.global = undefined;
  }

  exportConditions() {
    return ['node', 'node-addons'];
  }

  getVmContext() {
    return here;
  }
};
