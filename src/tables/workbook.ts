import { posix } from 'node:path';
import { type DateSystem } from '../domain/table/serial';
import { type Budget } from './inflate';
import { Refused } from './refused';
import { walk } from './xml';
import { type Entry } from './zip';

export interface SheetPart {
  name: string;
  hidden: boolean;
  entry: Entry;
}

/** What a workbook says of its sheets, before any is read. */
export interface Workbook {
  sheets: SheetPart[];
  dates: DateSystem;
  styles: Entry | undefined;
  sharedStrings: Entry | undefined;
}

/** More sheets than anybody's roster has, and more relations than a package has parts. */
const [mostSheets, mostRelations] = [100, 2_000];

type Parts = ReadonlyMap<string, Entry>;

export async function workbookOf(parts: Parts, spend: Budget): Promise<Workbook> {
  const top = await relations(parts, '', spend);
  const path = top.find(({ type }) => type.endsWith('/officeDocument'))?.target ?? 'xl/workbook.xml';
  const entry = parts.get(path);
  if (!entry) throw new Refused('broken');
  const related = await relations(parts, path, spend);
  const named: { name: string; id: string; hidden: boolean }[] = [];
  let dates: DateSystem = 1900;
  await walk(entry, spend, {
    open(element, attributes) {
      if (element === 'workbookPr' && /^(1|true)$/.test(attributes['date1904'] ?? '')) dates = 1904;
      if (element !== 'sheet') return;
      const id = Object.entries(attributes).find(([key]) => /(^|:)id$/.test(key))?.[1] ?? '';
      if (named.length >= mostSheets) throw new Refused('bomb');
      named.push({ name: attributes['name'] ?? '', id, hidden: /^(hidden|veryHidden)$/.test(attributes['state'] ?? '') });
    },
  });
  const partOf = (ending: string): Entry | undefined =>
    parts.get(related.find(({ type }) => type.endsWith(ending))?.target ?? posix.join(posix.dirname(path), `${ending.slice(1)}.xml`));
  const sheets = named.flatMap(({ name, id, hidden }) => {
    // A chart has a sheet of its own and no rows.
    const relation = related.find((one) => one.id === id && one.type.endsWith('/worksheet'));
    const part = relation && parts.get(relation.target);
    return part ? [{ name, hidden, entry: part }] : [];
  });
  return { sheets, dates, styles: partOf('/styles'), sharedStrings: partOf('/sharedStrings') };
}

async function relations(parts: Parts, path: string, spend: Budget): Promise<{ id: string; type: string; target: string }[]> {
  const folder = posix.dirname(path);
  const found: { id: string; type: string; target: string }[] = [];
  await walk(parts.get(posix.join(folder, '_rels', `${posix.basename(path)}.rels`)), spend, {
    open(element, { Id = '', Type = '', Target = '' }) {
      if (element !== 'Relationship') return;
      if (found.length >= mostRelations) throw new Refused('bomb');
      found.push({ id: Id, type: Type, target: Target.startsWith('/') ? Target.slice(1) : posix.join(folder, Target) });
    },
  });
  return found;
}
