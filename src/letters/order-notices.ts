import { longDate } from '../domain/calendar/longhand';
import { type Office } from '../domain/offices';
import { type Telling, tellingsOf } from '../domain/orders/told';
import { type OfficeId, type ActorId } from '../domain/values';
import { type Drain } from '../drain';
import { type Untold } from '../store/orders';
import { type peopleOf } from '../store/people';
import { type Store } from '../store/store';
import { type AddresseeParts, tellAll, tellPlace, tellUnit } from './addressees';
import { type Language } from './words';

export interface OrderNoticeParts extends AddresseeParts {
  store: AddresseeParts['store'] & Pick<Store, 'orders' | 'parties'>;
  people: AddresseeParts['people'] & Pick<ReturnType<typeof peopleOf>, 'holdersOf'>;
  offices: readonly Office[];
}

/** So many orders at once that a pass is soon over. */
const handful = 20;

/**
 * Writes to whom an act on an order concerns. Which acts nobody was told of yet stands in the order, written with the act itself, so that a process
 * that dies loses none; each notice goes by its own key, so that one that is told again is told once. One that fails keeps none of the others back.
 */
export const orderNoticeDrain =
  (parts: OrderNoticeParts): Drain =>
  async () => {
    const untold = await parts.store.orders.untold(handful);
    const done = await Promise.allSettled(untold.map((one) => tell(parts, one)));
    const failed = done.find((one) => one.status === 'rejected');
    if (failed) throw failed.reason;
    return untold.length;
  };

async function tell(parts: OrderNoticeParts, { act, order }: Untold): Promise<void> {
  const { store, offices } = parts;
  const tellings = tellingsOf(order, act);
  const [firm] = await store.parties.byIds([order.purchaser]);
  const places = await store.places.byIds(tellings.flatMap(({ place }) => place ?? []));
  const telephone = offices.find(({ id }) => id === order.centre)?.telephone;
  const count = (pieces: number): string => `${pieces.toLocaleString('en-US')} ${order.wanted.unit}`;
  const params =
    ({ place, pieces, bad, day, why }: Telling) =>
    (language: Language): Record<string, string> => ({
      number: order.id,
      firm: firm?.name ?? '',
      place: places.find(({ id }) => id === place)?.name ?? '',
      pieces: count(pieces),
      bad: count(bad ?? 0),
      date: longDate(day, language),
      ...(why === undefined ? {} : { why }),
      ...(telephone === undefined ? {} : { telephone }),
    });
  for (const one of tellings) {
    const what = { template: one.notice, once: `${order.id}/${act.key}`, params: params(one) };
    if ('centre' in one.to) await tellAll(parts, await deskOf(parts, one.to.centre, act.by), what);
    else if ('unit' in one.to) await tellUnit(parts, one.to.unit, what, act.by);
    else await tellPlace(parts, one.to.place, { ...what, once: `${what.once}/${one.to.place}` }, act.by);
  }
  await store.orders.told(order.id, act.key);
}

/** Whoever takes orders on there; where nobody does, whoever supervises. */
async function deskOf({ people }: OrderNoticeParts, centre: OfficeId, but: ActorId): Promise<ActorId[]> {
  const windows = await people.holdersOf('window', centre);
  const holders = windows.length > 0 ? windows : await people.holdersOf('supervisor', centre);
  return holders.map(({ id }) => id).filter((id) => id !== but);
}
