import { kindOf } from '../papers/kind';
import { mostBytes, Refused } from './refused';
import { entriesOf } from './zip';

/** What a file is by its content, whatever its name says; what is no table that can be read is refused with the reason. */
export function detect(bytes: Uint8Array): 'csv' | 'xlsx' {
  if (bytes.length === 0) throw new Refused('empty');
  if (bytes.length > mostBytes) throw new Refused('too-big');
  const kind = kindOf(bytes);
  if (kind === 'zip') return workbook(bytes);
  if (kind === 'office') throw new Refused(includes(bytes, 'EncryptedPackage') ? 'encrypted' : 'old-workbook');
  if (kind !== 'unknown') throw new Refused('not-a-table');
  const head = Buffer.from(bytes.subarray(0, 512)).toString('latin1');
  if (/^\s*(\xef\xbb\xbf)?\s*<(!doctype|html|table|meta|head|\?xml|workbook)|^MIME-Version:/i.test(head)) throw new Refused('web-page');
  return 'csv';
}

/** The directory of the old container has its names in UTF-16. */
const includes = (bytes: Uint8Array, name: string): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(name, 0, 'utf16le');

function workbook(bytes: Uint8Array): 'xlsx' {
  const names = [...entriesOf(bytes).keys()];
  if (names.includes('content.xml')) throw new Refused('open-document');
  if (names.some((name) => /^xl\/workbook\.bin$/i.test(name))) throw new Refused('binary-workbook');
  // What is called .xlsx and holds a program is still a program.
  if (names.some((name) => /(vbaProject|JDEData)\.bin$|^xl\/macrosheets\//i.test(name))) throw new Refused('macros');
  if (!names.some((name) => /^xl\//i.test(name))) throw new Refused('not-a-table');
  return 'xlsx';
}
