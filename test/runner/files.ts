import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { levelOf, type LevelName } from './levels';

const apart = new Set(['node_modules', 'dist', 'coverage']);

/** Every test file of the project, by level; paths relative to the root, with forward slashes. */
export function testFiles(root: string): ReadonlyMap<LevelName, readonly string[]> {
  const byLevel = new Map<LevelName, string[]>();
  for (const path of walk(root, '').sort()) {
    const level = levelOf(path);
    byLevel.set(level, [...(byLevel.get(level) ?? []), path]);
  }
  return byLevel;
}

function walk(root: string, below: string): string[] {
  return readdirSync(join(root, below), { withFileTypes: true }).flatMap((entry) => {
    if (entry.name.startsWith('.') || apart.has(entry.name)) return [];
    const path = below ? `${below}/${entry.name}` : entry.name;
    if (entry.isDirectory()) return walk(root, path);
    return entry.name.endsWith('.test.ts') ? [path] : [];
  });
}
