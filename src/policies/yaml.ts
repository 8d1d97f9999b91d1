import { type Document, isNode, LineCounter, parseDocument, visit } from 'yaml';

/** A file read, with where each of its values stands. */
export interface Read {
  name: string;
  value: unknown;
  problems: { file: string; line: number; why: string }[];
  /** The line of the value at a path, or of the nearest thing around it. */
  lineOf(path: (string | number)[]): number;
}

export function readYaml(name: string, text: string): Read {
  const lines = new LineCounter();
  const document: Document.Parsed = parseDocument(text, { lineCounter: lines, uniqueKeys: true, strict: true });
  const lineOf = (path: (string | number)[]): number => {
    for (let length = path.length; length >= 0; length -= 1) {
      const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
    }
    return 1;
  };
  const problems = [...document.errors, ...document.warnings].map((error) => ({
    file: name,
    line: error.linePos?.[0].line ?? 1,
    why: error.message.split('\n')[0] ?? error.message,
  }));
  // What a file says stands where it is read: no alias repeats it from elsewhere.
  visit(document, {
    Alias: (_key, alias) =>
      void problems.push({ file: name, line: lines.linePos(alias.range?.[0] ?? 0).line, why: `write it out instead of *${alias.source}` }),
  });
  return { name, value: problems.length > 0 ? undefined : (document.toJS() as unknown), problems, lineOf };
}
