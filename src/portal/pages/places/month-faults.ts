import { type RowFaults, type TypedRow } from '../../../domain/places/month-form';
import { type MonthRow } from '../../../domain/places/month';
import { faultWords, namedFault } from '../../forms/fields';
import { type Translate } from '../../view/words';
import { type rowModel } from './month-rows';

/** A form of a month as it was sent. */
export interface Typing {
  rows: Map<string, { typed: TypedRow; row: MonthRow }>;
  faults: Record<string, RowFaults>;
  corrects: boolean;
  reason: string;
  reasonFault?: string;
}

/** Each beside what it is about. */
export function errorsOf(models: readonly ReturnType<typeof rowModel>[], typing: Typing | undefined, t: Translate): Record<string, string> {
  return {
    ...Object.fromEntries(
      models.flatMap(({ at, name, faults }) =>
        Object.entries(faults).map(([field, words]) => [
          `${field}-${at}`,
          namedFault(t, `${name} ${t(field === 'why' ? 'dayBook.whyLabel' : `places.columns.${field}`)}`, words),
        ]),
      ),
    ),
    ...(typing?.reasonFault ? { reason: namedFault(t, t('places.reason'), faultWords(t, typing.reasonFault)) } : {}),
  };
}
