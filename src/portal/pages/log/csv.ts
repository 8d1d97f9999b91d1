import { writeCsv } from '../../../domain/table/csv';
import { shortTime } from '../../view/formats';
import { type Translate } from '../../view/words';
import { type ShownLine } from './lines';

const columns = [
  'time',
  'name',
  'account',
  'operator',
  'offices',
  'did',
  'method',
  'path',
  'case',
  'target',
  'came',
  'status',
  'why',
  'reason',
  'address',
  'session',
  'request',
] as const;

/** The lines as a table for Excel and WPS: ids, names of officers, and hashes of addresses; nothing personal else. */
export const logCsv = (lines: readonly ShownLine[], t: Translate): string =>
  writeCsv([
    columns.map((one) => t(`log.columns.${one}`)),
    ...lines.map((line) => [
      shortTime(line.at),
      line.name,
      line.actor ?? '',
      line.operator ?? '',
      (line.offices ?? []).join(' '),
      line.did,
      line.method ?? '',
      line.path ?? '',
      line.number ?? '',
      line.target ?? '',
      line.came,
      line.status === undefined ? '' : String(line.status),
      line.why ?? '',
      line.said,
      line.ip ?? '',
      line.session ?? '',
      line.request ?? '',
    ]),
  ]);
