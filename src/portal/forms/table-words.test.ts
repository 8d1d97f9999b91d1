import { type Spoilt } from '../../domain/table/spoilt';
import { type ToldOf } from '../../domain/table/told';
import { type WhyRefused } from '../../tables/refused';
import { loadWords } from '../view/words';
import { cellWords, refusalWords } from './table-words';

/** Every member, or it does not compile. */
const all = <T extends string>(of: Record<T, true>): T[] => Object.keys(of) as T[];
const spoilt: (Spoilt | `twice:${string}`)[] = ['scientific', 'digits-lost', 'formula', 'cell-error', 'merged'];
const refused = all<WhyRefused>({
  empty: true,
  'too-big': true,
  'not-a-table': true,
  'web-page': true,
  'old-workbook': true,
  'open-document': true,
  'binary-workbook': true,
  encrypted: true,
  macros: true,
  bomb: true,
  broken: true,
  quotes: true,
  'too-many-columns': true,
});
const told = all<ToldOf>({
  'total-rows': true,
  'note-rows': true,
  'headings-again': true,
  'hidden-rows': true,
  'hidden-sheets': true,
  'sheets-passed-over': true,
  'title-rows': true,
  'two-headings': true,
  'merged-cells': true,
  'signs-of-text': true,
  'left-out': true,
});

describe.each(['zh-CN', 'en'] as const)('in %s', (language) => {
  const t = loadWords()(language);
  const speechless = (words: string): boolean => /^(table|form)\.|{{|undefined/.test(words);

  it('there are words for all that a reader of tables says', () => {
    const words = [
      ...spoilt.map((code) => cellWords(t, code)),
      ...refused.map((why) => refusalWords(t, { kind: 'refused', why })),
      ...told.map((of) => t(`table.told.${of}`)),
    ];
    expect(words.filter(speechless)).toEqual([]);
  });

  it('with the days, rows and sheets that are meant', () => {
    expect(cellWords(t, 'serial-date:2024-01-01')).toContain('2024-01-01');
    expect(cellWords(t, 'serial-date:2024-01-01:2028-01-02')).toContain('2028-01-02');
    expect(cellWords(t, 'twice:12')).toContain('12');
    expect(cellWords(t, 'twice:12:二月')).toContain('二月');
    expect(cellWords(t, 'at-most:50:63')).toBe(t('form.errors.at-most', { most: '50', length: '63' }));
    expect(refusalWords(t, { kind: 'refused', why: 'quotes', row: 7 })).toContain('7');
    expect(refusalWords(t, { kind: 'too-many-rows', most: 20_000 })).toContain('20000');
  });
});
