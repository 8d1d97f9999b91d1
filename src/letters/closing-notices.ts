import { longDate } from '../domain/calendar/longhand';
import { type Office, officeFor } from '../domain/offices';
import { type Drain } from '../drain';
import { instantNow, later } from '../store/clock';
import { type Closed } from '../store/places';
import { type Store } from '../store/store';
import { type AddresseeParts, tellPlace } from './addressees';
import { type Language } from './words';

export interface ClosingNoticeParts extends AddresseeParts {
  store: AddresseeParts['store'] & Pick<Store, 'texts'>;
  offices: readonly Office[];
}

const handful = 20;

/** A closing is taken back within the request that made it, if somebody was found there after all: so long nobody is told. */
const settlesMs = 60_000;

/** Writes to whoever runs a place that an office has closed: that it is, its last day and why. Told once, whoever dies on the way. */
export const closingNoticeDrain =
  (parts: ClosingNoticeParts): Drain =>
  async () => {
    const untold = await parts.store.places.closedUntold(later(instantNow(), -settlesMs), handful);
    for (const one of untold) {
      await tell(parts, one);
      await parts.store.places.toldOfClosing(one.place.id);
    }
    return untold.length;
  };

async function tell(parts: ClosingNoticeParts, { place, last, closing }: Closed): Promise<void> {
  const why = closing && (await parts.store.texts.readMany([closing.reason.id])).get(closing.reason.id)?.text;
  const telephone = ['district' as const, 'city' as const]
    .map((level) => officeFor(parts.offices, place.area, level, 'federation')?.telephone)
    .find((one) => one !== undefined);
  const params = (language: Language): Record<string, string> => ({
    place: place.name,
    date: longDate(last, language),
    ...(why === undefined ? {} : { why }),
    ...(telephone === undefined ? {} : { telephone }),
  });
  await tellPlace(parts, place.id, { template: 'place-closed', once: place.id, params });
}
