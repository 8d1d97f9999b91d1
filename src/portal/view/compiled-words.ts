/** One text of the locales made ready to be said. */
export type Say = (params: Readonly<Record<string, unknown>>) => string;

/** Every text of a tree of words, by its whole key (`signIn.title`). */
export function compiled(tree: Readonly<Record<string, unknown>>, before = ''): Map<string, Say> {
  return new Map(
    Object.entries(tree).flatMap(([name, value]) =>
      typeof value === 'string' ? [[before + name, sayingOf(value)] as const] : [...compiled(value as typeof tree, `${before}${name}.`)],
    ),
  );
}

/** A text is parted at its `{{places}}` once, and not each time it is said. What nobody names for a place leaves it empty. */
function sayingOf(text: string): Say {
  const parts = text.split(/\{\{\s*(\w+)\s*\}\}/);
  if (parts.length === 1) return () => text;
  return (params) => parts.map((part, at) => (at % 2 === 0 ? part : worded(params[part]))).join('');
}

// What templates hand over has a text of its own: a number, or words in which everything is escaped.
const worded = (value: unknown): string => (value === undefined || value === null ? '' : String(value as string));
