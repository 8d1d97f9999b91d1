'use strict';

/** Documents by their text, with where their lines begin. */
const parsed = new Map();
let done = false;

/**
 * Every file of tests reads the policies: sixty files of YAML, most of a second each time. What was parsed in this process is not parsed
 * again; whoever reads a document makes values of their own from it.
 */
function parseOnce() {
  if (done) return;
  done = true;
  const yaml = process.mainModule.require('yaml');
  const { LineCounter, parseDocument } = yaml;
  yaml.parseDocument = (text, { lineCounter, ...options } = {}) => {
    const key = `${JSON.stringify(options)} ${text}`;
    const known = parsed.get(key) ?? { lines: new LineCounter() };
    known.document ??= parseDocument(text, { ...options, lineCounter: known.lines });
    parsed.set(key, known);
    if (lineCounter) lineCounter.lineStarts = known.lines.lineStarts;
    return known.document;
  };
}

module.exports = { parseOnce };
