import { allProgrammes } from '../programmes';
import { type LocalDate } from '../values';

const n = 30_000;
/** What a form that is made by hand may hold; a pattern that goes back over such a text for each of its characters takes minutes. */
const texts: Record<string, string> = {
  spaces: `1${' '.repeat(n)}b`,
  'wide spaces': `1${'\u3000'.repeat(n)}甲`,
  lines: `a${'\r\n'.repeat(n / 2)}b`,
  digits: '1'.repeat(n),
  zeros: `${'0'.repeat(n)}x`,
  points: `${'1.'.repeat(n / 2)}x`,
  commas: `${'1,'.repeat(n / 2)}x`,
  dashes: `${'-'.repeat(n)}x`,
  brackets: '('.repeat(n),
  square: '['.repeat(n),
  years: '年'.repeat(n),
  accents: `甲${'\u0301'.repeat(n)}`,
  unseen: `${'\u200b'.repeat(n)}x`,
  mail: `a@${'a.'.repeat(n / 2)} `,
};

const fields = allProgrammes().flatMap((programme) =>
  programme.form.flatMap((section) => section.fields.map((field) => ({ field, name: `${programme.name} ${section.id} ${field.name}` }))),
);

it.each(fields)('$name takes no long answer to heart', ({ field, name }) => {
  for (const [kind, text] of Object.entries(texts)) {
    const typed = Object.fromEntries(fields.map(({ field: { name: other } }) => [other, text]));
    const began = performance.now();
    field.parse(text, { today: '2026-03-01' as LocalDate, identity: text, typed });
    expect([name, kind, performance.now() - began < 300]).toEqual([name, kind, true]);
  }
});
