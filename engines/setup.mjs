// The first thing that runs on a fresh machine: `node engines/setup.mjs COMMAND …`. It needs nothing but Node: it installs what the
// lock file names, compiles what changed, says what it is doing, and then becomes the command.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import Module from 'node:module';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(fileURLToPath(import.meta.url), '..', '..');
const commands = {
  start: 'dist/sandbox/start.js',
  test: 'dist/test/run.js',
  engines: 'dist/engines/main.js',
  bench: 'dist/bench/main.js',
  policy: 'dist/src/cli/policy.js',
  ledger: 'dist/src/cli/ledger.js',
  calendar: 'dist/src/cli/calendar.js',
  wages: 'dist/src/cli/late-wages.js',
  people: 'dist/src/cli/people.js',
  keys: 'dist/src/cli/keys.js',
  build: undefined,
};

// On the error stream, so that a command's own output can be piped.
const say = (line) => process.stderr.write(`${line}\n`);
const stop = (line) => {
  say(line);
  process.exit(1);
};

const [command, ...args] = process.argv.slice(2);
if (!Object.hasOwn(commands, command ?? '')) stop(`expected one of: ${Object.keys(commands).join(', ')}`);

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 3)) stop(`Zhuye needs Node 20.3 or later; this is ${process.versions.node}.`);

process.chdir(root);
install();
const types = build();
if (types.status !== 0 && command !== 'test') stop('The sources do not compile; what is wrong stands above.');
// The runner of the tests counts the compiler's verdict as a test of its own.
process.env.ZHUYE_TYPES = JSON.stringify(types);
// Tests may take the bundle of the workflows as it was built: it is of these sources.
if (types.status === 0) process.env.ZHUYE_BUNDLE = join(root, 'dist', 'workflow-bundle.js');

const program = commands[command];
if (program) {
  if (!existsSync(program)) stop(`${program} was not built: its source is missing.`);
  process.argv = [process.execPath, join(root, program), ...args];
  // Not a child: signals reach the command itself, and nothing is left between it and npm.
  Module.runMain();
}

function install() {
  const stamp = 'node_modules/.zhuye-lock';
  const wanted = digest(readFileSync('package-lock.json'));
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  if (!existsSync(stamp) && sameTree()) return writeFileSync(stamp, wanted);
  say('Installing packages (npm ci), which takes some minutes the first time …');
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { shell: process.platform === 'win32' }, 'npm ci failed.');
  writeFileSync(stamp, wanted);
}

/** Whether npm itself installed this very lock file before we first ran: every package of it, in its version. */
function sameTree() {
  if (!existsSync('node_modules/.package-lock.json')) return false;
  const packages = (file) =>
    Object.fromEntries(
      Object.entries(JSON.parse(readFileSync(file, 'utf8')).packages).map(([path, { version, optional }]) => [path, { version, optional }]),
    );
  const [wanted, there] = [packages('package-lock.json'), packages('node_modules/.package-lock.json')];
  return Object.entries(wanted).every(([path, { version, optional }]) => path === '' || optional || there[path]?.version === version);
}

function build() {
  const stamp = 'dist/.sources';
  const sources = digest(list().join('\n'));
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return { status: 0, seconds: 0, words: 'unchanged' };
  say('Compiling …');
  mkdirSync('dist', { recursive: true });
  rmSync(stamp, { force: true });
  const began = Date.now();
  const tsc = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '--incremental', '--tsBuildInfoFile', 'dist/.tsbuildinfo'], {
    encoding: 'utf8',
  });
  const words = `${tsc.stdout}${tsc.stderr}`.trim();
  const types = { status: tsc.status ?? 1, seconds: (Date.now() - began) / 1000, words };
  if (types.status !== 0) {
    if (command !== 'test') say(words);
    return types;
  }
  if (existsSync('workflows/index.ts')) {
    say('Bundling the workflows …');
    run(process.execPath, ['dist/src/bundle.js'], {}, 'The workflow bundle could not be built.');
  }
  writeFileSync(stamp, sources);
  return types;
}

/** Every source with its size and time: one glance at the disk instead of a compilation. */
function list() {
  const folders = ['src', 'workflows', 'activities', 'engines', 'sandbox', 'bench', 'test'].filter((folder) => existsSync(folder));
  const files = folders.flatMap((folder) => readdirSync(folder, { recursive: true }).map((name) => join(folder, String(name))));
  return [...files.filter((file) => /\.(ts|json)$/.test(file)).sort(), 'tsconfig.json', 'package-lock.json'].map((file) => {
    const { size, mtimeMs } = statSync(file);
    return `${file} ${size} ${mtimeMs}`;
  });
}

function run(program, programArgs, options, failure) {
  const { status } = spawnSync(program, programArgs, { stdio: ['ignore', 2, 2], ...options });
  if (status !== 0) stop(failure);
}

function digest(content) {
  return createHash('sha256').update(content).digest('hex');
}
