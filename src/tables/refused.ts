/**
 * Why a file is not read at all. `not-a-table` a picture, a PDF, a program; `web-page` what some systems save as .xls; `old-workbook` .xls
 * and .et, `open-document` .ods, `binary-workbook` .xlsb: to be saved as .xlsx or CSV; `quotes` one that is opened and never closed.
 */
export type WhyRefused =
  | 'empty'
  | 'too-big'
  | 'not-a-table'
  | 'web-page'
  | 'old-workbook'
  | 'open-document'
  | 'binary-workbook'
  | 'encrypted'
  | 'macros'
  | 'bomb'
  | 'broken'
  | 'quotes'
  | 'too-many-columns';

/** Thrown while a file is read; whoever reads it to its end answers with it. */
export class Refused extends Error {
  constructor(
    readonly why: WhyRefused,
    /** Where it was seen, if that helps. */
    readonly row?: number,
  ) {
    super(why);
  }
}

/** A file is held while it is read. */
export const mostBytes = 20 * 1024 * 1024;
/** No table of people has more. */
export const mostColumns = 300;
/** A cell of a workbook holds no more. */
export const longestCell = 32_767;
