import { type Field, type FoundBy, type Mask, type Meaning } from '../form/field';

/** One column of a table that people fill in and upload: a question asked of every row. */
export interface Column {
  name: string;
  /** What headings call it; the template has the first. */
  spellings: readonly string[];
  /** As of a field; `typed` is what stands in the row's other columns. */
  parse: Field['parse'];
  optional?: boolean;
  /** As of a field; a spreadsheet keeps a `date` or a `month` as a serial number. */
  means?: Meaning | 'month';
  /** What may stand in it, if that is a list: offered by the template. */
  options?: readonly string[];
  /** What somebody would write for a value that is kept as another word. */
  writes?: (value: unknown) => string | undefined;
  mask?: Mask;
  find?: FoundBy;
}

export interface TableShape {
  columns: readonly Column[];
  /** The column by which a row is known: it stands in no two rows. */
  key: string;
  /** More rows are no such table. */
  most: number;
}
