import { strToU8 } from 'fflate';
import { context, headings, people, roster } from '../../test/support/roster';
import { sheetData, workbookOf } from '../../sandbox/rosters/workbook';
import { checkFile } from './check-file';

const cell = (word: number): string => `<c t="s"><v>${word}</v></c>`;
const table = sheetData([headings, ...people(3)]);
const sheet = (xml: string, name = '名册') => ({ name, xml });
const merged = `<mergeCells>${'<mergeCell ref="A90000:A90001"/>'.repeat(2_000)}</mergeCells>`;
const many = 20_000;
const numbers = Array.from({ length: many }, (_, at) => at);

/** Files made to take minutes of a portal that everybody waits for, most of them of a few kilobytes; and what comes of each. */
const files: Record<string, { bytes: () => Uint8Array; comes: unknown }> = {
  'a format of brackets that never close': {
    bytes: () => workbookOf({ sheets: [sheet(table)], formats: ['['.repeat(100_000)] }),
    comes: { kind: 'read', red: 0 },
  },
  'a format of zeros': {
    bytes: () => workbookOf({ sheets: [sheet(table)], formats: ['0'.repeat(100_000)] }),
    comes: { kind: 'read', red: 0 },
  },
  'one long word in every cell of the headings': {
    bytes: () =>
      workbookOf({
        sharedStrings: [`<t>${'甲。'.repeat(16_000)}</t>`],
        sheets: [sheet(sheetData(Array.from({ length: 12 }, () => Array.from({ length: 100 }, () => cell(0)))))],
      }),
    comes: { kind: 'unmapped' },
  },
  'one long word in every cell of the data': {
    bytes: () =>
      workbookOf({
        sharedStrings: [`<t>1${' '.repeat(32_000)}b</t>`],
        sheets: [sheet(sheetData([headings, ...Array.from({ length: 100 }, () => headings.map(() => cell(0)))]))],
      }),
    comes: { kind: 'read', red: 100 },
  },
  'a word longer than any cell': {
    bytes: () => workbookOf({ sharedStrings: ['<t>甲</t>'.repeat(33_000)], sheets: [sheet(table)] }),
    comes: { kind: 'refused', why: 'bomb' },
  },
  'a cell longer than any': {
    bytes: () =>
      workbookOf({
        sheets: [sheet(`<sheetData><row><c t="inlineStr"><is>${'<r><t>甲</t></r>'.repeat(33_000)}</is></c></row></sheetData>`)],
      }),
    comes: { kind: 'refused', why: 'bomb' },
  },
  'a long word in so many cells that they come to more than anybody wrote': {
    bytes: () =>
      workbookOf({
        sharedStrings: [`<t>${'x'.repeat(32_000)}</t>`],
        sheets: [sheet(sheetData([headings, ...Array.from({ length: 10 }, () => Array.from({ length: 290 }, () => cell(0)))]))],
      }),
    comes: { kind: 'refused', why: 'bomb' },
  },
  'one sheet under thousands of names': {
    bytes: () =>
      workbookOf({
        sheets: [sheet(sheetData([['x']]))],
        more: {
          'xl/workbook.xml': strToU8(
            `<workbook xmlns:r="r"><sheets>${numbers.map((at) => `<sheet name="${at}" r:id="q${at}"/>`).join('')}</sheets></workbook>`,
          ),
        },
      }),
    comes: { kind: 'refused', why: 'bomb' },
  },
  'thousands of relations': {
    bytes: () =>
      workbookOf({
        sheets: [sheet(table)],
        more: {
          'xl/_rels/workbook.xml.rels': strToU8(
            `<Relationships>${numbers.map((at) => `<Relationship Id="q${at}" Type="x/worksheet" Target="worksheets/sheet1.xml"/>`).join('')}</Relationships>`,
          ),
        },
      }),
    comes: { kind: 'refused', why: 'bomb' },
  },
  'merged cells on every sheet, over rows with nothing in them': {
    bytes: () =>
      workbookOf({
        sheets: Array.from({ length: 20 }, (_, at) =>
          sheet(sheetData([headings, ...Array.from({ length: at === 0 ? 3_000 : 1 }, () => ['x'])], merged), `${at}`),
        ),
      }),
    comes: { kind: 'read', red: 3_019 },
  },
  'text with cells of nothing but spaces between two signs': {
    bytes: () => Buffer.from(`${headings.join(',')}\n${`${headings.map(() => `1${' '.repeat(10_000)}b`).join(',')}\n`.repeat(50)}`),
    comes: { kind: 'read', red: 50 },
  },
  'ten megabytes of quotes': { bytes: () => Buffer.from('"'.repeat(10_000_000)), comes: { kind: 'refused', why: 'quotes' } },
};

it.each(Object.entries(files))('%s is soon answered', async (_name, { bytes, comes }) => {
  const given = bytes();
  const began = performance.now();
  expect(await checkFile(given, roster, { context })).toMatchObject(comes as object);
  expect(performance.now() - began).toBeLessThan(2_500);
});

it('a workbook of whose sheets none is a roster holds nobody up while it is read', async () => {
  const row = Array.from({ length: 300 }, (_, at) => `(甲 ${at}）`);
  const bytes = workbookOf({
    sheets: Array.from({ length: 30 }, (_, at) => sheet(sheetData(Array.from({ length: 22 }, () => row)), `${at}`)),
  });
  let [longest, last] = [0, performance.now()];
  const beat = setInterval(() => {
    const now = performance.now();
    [longest, last] = [Math.max(longest, now - last), now];
  }, 5);
  expect(await checkFile(bytes, roster, { context })).toMatchObject({ kind: 'unmapped' });
  await new Promise((resolve) => setTimeout(resolve, 10));
  clearInterval(beat);
  expect(longest).toBeLessThan(3_000);
});
