import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Made again from what is sealed elsewhere, whenever it does not open. */
const madeAgain = ['page-images.ts'];

/** Whatever seals or indexes something in MongoDB says what, so that a rotation of keys takes it along (`sealed.ts`). */
test('every collection with something sealed or indexed in it is gone through by a rotation of keys', () => {
  const files = readdirSync(__dirname).filter((name) => /^[a-z-]+\.ts$/.test(name) && !madeAgain.includes(name));
  const parts = (name: string) => readdirSync(join(__dirname, name), { withFileTypes: true }).filter((one) => one.name.endsWith('.ts'));
  // A collection that has grown into a folder of its name, or into a file for its rows, is one with them.
  const whole = (name: string): string => {
    const folder = name.replace(/\.ts$/, '');
    const within = existsSync(join(__dirname, folder)) ? parts(folder).map((one) => join(folder, one.name)) : [];
    const row = `${folder}-row.ts`;
    return [name, ...(files.includes(row) ? [row] : []), ...within].map((one) => readFileSync(join(__dirname, one), 'utf8')).join('\n');
  };
  const sources = new Map(files.map((name) => [name, whole(name)]));
  const all = sources.get('sealed.ts') ?? '';
  for (const [name, source] of sources) {
    if (!/\b(seal|sealJson|sealBytes|blindIndex)\(keys/.test(source) || ['sealed-rows.ts', 'blobs.ts'].includes(name)) continue;
    const [, declared] = /export const (\w+) = sealedRows</.exec(source) ?? [];
    expect([name, declared !== undefined && all.includes(`  ${declared},`)]).toEqual([name, true]);
  }
});
