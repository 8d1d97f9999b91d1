import { localDate } from '../../src/domain/calendar/instants';
import { longestUntil, type MandateGround } from '../../src/domain/mandates';
import { type ActorId, type PartyId } from '../../src/domain/values';
import { instantNow } from '../../src/store/clock';
import { type peopleOf } from '../../src/store/people';
import { type Store } from '../../src/store/store';
import { employersAccounts, groundOf } from './accounts';

/**
 * Gives the firms' representatives and clerks their mandates, for as long as one may last; the accounts are there already. Whoever had
 * theirs, ended ones too, is left as they are. @returns how many were given
 */
export async function giveMandates(people: ReturnType<typeof peopleOf>, { parties }: Pick<Store, 'parties'>): Promise<number> {
  const all = employersAccounts();
  let given = 0;
  for (const account of all) {
    const ground = groundOf(account);
    if (!ground) continue;
    const { id } = account.actor;
    const before = await people.mandatesOf(id);
    for (const { key, firm } of account.employers) {
      const party = await parties.named(firm);
      if (before.some((one) => one.party === party.id)) continue;
      const by = ground === 'representative' ? id : (`a-${key}-faren` as ActorId);
      if (await giveMandate(people, { to: id, party: party.id, ground, by })) given += 1;
    }
  }
  return given;
}

/** One mandate from now on; while it stands, nothing is given again. */
export function giveMandate(
  people: Pick<ReturnType<typeof peopleOf>, 'giveMandate'>,
  { to, party, ground, by }: { to: ActorId; party: PartyId; ground: MandateGround; by: ActorId },
): Promise<boolean> {
  const from = instantNow();
  const until = longestUntil(localDate(from));
  return people.giveMandate(to, { id: `${ground}/sandbox/${party}/${to}`, party, ground, from, until, by });
}
