import { type TableShape } from '../../domain/table/column';
import { type FileChecked } from '../../tables/check-file';
import { mostBytes, mostColumns } from '../../tables/refused';
import { type Translate } from '../view/words';
import { faultWords } from './fields';

/** What a column is called: as the template has it. */
export const columnName = ({ columns }: Pick<TableShape, 'columns'>, column: string): string =>
  columns.find(({ name }) => name === column)?.spellings[0] ?? column;

/** Words for what is wrong with a cell of a table: what a spreadsheet did to it, or a fault as of a field. */
export function cellWords(t: Translate, code: string): string {
  const [what = '', one, other] = code.split(':');
  const key = `table.errors.${what}${other === undefined ? '' : what === 'twice' ? '-elsewhere' : '-either'}`;
  const words = t(key, { one: one ?? '', other: other ?? '' });
  return words === key ? faultWords(t, code) : words;
}

/** Why a file was not read. */
export function refusalWords(t: Translate, refused: Extract<FileChecked, { kind: 'refused' | 'too-many-rows' | 'empty' }>): string {
  switch (refused.kind) {
    case 'empty':
      return t('table.refused.empty');
    case 'too-many-rows':
      return t('table.refused.too-many-rows', { most: refused.most });
    case 'refused':
      return t(`table.refused.${refused.why}`, { row: refused.row ?? '', columns: mostColumns, megabytes: mostBytes / 1024 / 1024 });
  }
}
