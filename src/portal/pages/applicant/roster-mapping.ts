import { type Request } from 'express';
import { type Roster } from '../../../domain/programmes/roster';
import { type Checked } from '../../../domain/table/checked';
import { headingKeys, type Remembered } from '../../../domain/table/heading';
import { columnName } from '../../forms/table-words';
import { textOf } from '../../middleware/bodies';
import { type Translate } from '../../view/words';

export type Unmapped = Extract<Checked, { kind: 'unmapped' }>;

/** As many headings are asked about: a form has an end, and no roster has more columns of use. */
const mostAsked = 40;
const notRead = '-';

/** No heading of a form is longer; what is, is no heading that anybody has to be reminded of. */
const longest = 100;

/** What the form says of each heading, by the words under which it is remembered: one of the columns, or that it is not read. */
export function saidOfHeadings(req: Request, { table }: Roster): Remembered {
  const headings = Array.from({ length: mostAsked }, (_, at) => textOf(req, `heading-${at}`));
  const meanings = [...table.columns.map(({ name }) => name), notRead];
  const keys = headingKeys(headings);
  return Object.fromEntries(
    keys.flatMap((key, at) => {
      const said = textOf(req, `means-${at}`);
      return meanings.includes(said) && key.length <= longest ? [[key, said] as const] : [];
    }),
  );
}

/** Which heading is which: every heading of the file with what stands under it, and the columns to choose from; what was recognised is chosen. */
export function mappingModel(roster: Roster, { headings, recognised: { places, missing, doubled }, sample }: Unmapped, t: Translate) {
  const named = new Map(Object.entries(places).map(([name, place]) => [place, name]));
  const options = [
    ...roster.table.columns.map(({ name }) => ({ value: name, label: columnName(roster.table, name) })),
    { value: notRead, label: t('roster.notRead') },
  ];
  return {
    missing: [...missing, ...doubled].map((one) => columnName(roster.table, one)).join('、'),
    headings: headings.slice(0, mostAsked).map((heading, at) => ({
      hidden: `heading-${at}`,
      heading,
      field: {
        name: `means-${at}`,
        label: heading === '' ? t('roster.headingless', { column: at + 1 }) : heading,
        hint: sample
          .map((row) => row[at] ?? '')
          .filter((text) => text !== '')
          .slice(0, 2)
          .join('、'),
        value: named.get(at) ?? '',
        options,
      },
    })),
  };
}
