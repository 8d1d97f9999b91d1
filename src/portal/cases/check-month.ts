import { type Insured, insuredIn, namesIn } from '../../domain/places/insured';
import { type Stay } from '../../domain/places/stay';
import { type Month, type PlaceId } from '../../domain/values';
import { certificates } from '../../domain/records/certificates';
import { employments } from '../../domain/records/employments';
import { type PlaceMonth } from '../../store/place-months';
import { type Registries } from '../../registries/port';
import { type Store } from '../../store/store';

/** How many are asked about by one press of the button, and how many at once. */
export const atOnce = 40;
const abreast = 4;
/** A registry that has not answered so often in a row is away: the rest is asked the next time. */
const patience = 3;

/** What one press came to. @property left how many are still to be asked about */
export interface CheckDone {
  asked: number;
  silent: number;
  left: number;
}

interface Checking {
  registries: Registries;
  store: Pick<Store, 'placeMonths'>;
}

/**
 * 核对: asks the registries about people of a month, those first of whom nothing is known yet or a registry kept silent. Of whom no insurance
 * record names the operator nothing more is asked.
 * @param stays only those of the place, in this month
 * @param employers 统一社会信用代码 of whoever ran the place in that month
 */
export async function checkMonth(
  { registries, store }: Checking,
  {
    place,
    month,
    stays,
    checks,
    employers,
  }: { place: PlaceId; month: Month; stays: readonly Stay[]; checks: PlaceMonth['checks']; employers: readonly string[] },
): Promise<CheckDone> {
  const open = stays.filter(({ id }) => (checks[id]?.kind ?? 'silent') === 'silent');
  // Once everybody is known a press asks anew, those first who were asked longest ago.
  const order = open.length > 0 ? open : stays.toSorted((one, other) => at(checks, one).localeCompare(at(checks, other)));
  const said = new Map<string, Insured>();
  let away = 0;
  const queue = order.slice(0, atOnce).values();
  const turn = async (): Promise<void> => {
    for (const stay of queue) {
      if (away >= patience) return;
      const one = await askAbout(registries, stay.identity, employers, month);
      away = one.kind === 'silent' ? away + 1 : 0;
      // What is known stays known while a registry is away.
      if (one.kind !== 'silent' || (checks[stay.id]?.kind ?? 'silent') === 'silent') said.set(stay.id, one);
    }
  };
  await Promise.all(Array.from({ length: abreast }, turn));
  if (said.size > 0) await store.placeMonths.keepChecks(place, month, said);
  const silent = [...said.values()].filter(({ kind }) => kind === 'silent').length;
  const answered = said.size - silent;
  return { asked: answered, silent, left: open.length === 0 ? 0 : open.length - answered };
}

const at = (checks: PlaceMonth['checks'], { id }: Stay): string => checks[id]?.at ?? '';

async function askAbout(registries: Registries, identity: string, employers: readonly string[], month: Month): Promise<Insured> {
  const employment = await registries.ask(employments, identity);
  const certificate = namesIn(employment, employers, month) ? await registries.ask(certificates, identity) : undefined;
  return insuredIn(employment, certificate, employers, month);
}
