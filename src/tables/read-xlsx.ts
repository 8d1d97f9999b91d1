import { type Merged, type SheetRow } from '../domain/table/cell';
import { type ToldOf } from '../domain/table/told';
import { budget } from './inflate';
import { sharedStrings } from './shared-strings';
import { rowsOf } from './sheet';
import { dayStyles } from './styles';
import { workbookOf } from './workbook';
import { entriesOf } from './zip';

/** Of all cells, words that many of them share counted in each: a few bytes of a file make them long. */
const mostCharacters = 60_000_000;

/** What a workbook says beside its rows. */
export interface Asides {
  merged(sheet: string, range: Merged): void;
  tell(of: ToldOf, sheet: string, row?: number): void;
}

/**
 * The rows of every sheet that is not hidden, one sheet after the other, as they are unpacked: what is held is the packed file, the words
 * that cells share, and one piece of a sheet.
 */
export async function* readXlsx(bytes: Uint8Array, asides: Asides): AsyncGenerator<readonly SheetRow[]> {
  const spend = budget();
  const { sheets, dates, styles, sharedStrings: words } = await workbookOf(entriesOf(bytes), spend);
  const shared = { strings: await sharedStrings(words, spend), days: await dayStyles(styles, spend), dates, spend: budget(mostCharacters) };
  for (const sheet of sheets) {
    if (sheet.hidden) asides.tell('hidden-sheets', sheet.name);
    else yield* rowsOf(sheet, shared, spend, (range) => asides.merged(sheet.name, range));
  }
}
