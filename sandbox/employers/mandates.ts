import { localDate } from '../../src/domain/calendar/instants';
import { longestUntil } from '../../src/domain/mandates';
import { type ActorId } from '../../src/domain/values';
import { instantNow } from '../../src/store/clock';
import { type peopleOf } from '../../src/store/people';
import { type Store } from '../../src/store/store';
import { employersAccounts, groundOf } from './accounts';

/**
 * Gives the firms' representatives and clerks their mandates, for as long as one may last; the accounts are there already. Whoever had
 * theirs, ended ones too, is left as they are. @returns how many were given
 */
export async function giveMandates(people: ReturnType<typeof peopleOf>, { parties }: Pick<Store, 'parties'>): Promise<number> {
  const from = instantNow();
  const until = longestUntil(localDate(from));
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
      if (await people.giveMandate(id, { id: `${ground}/sandbox/${party.id}/${id}`, party: party.id, ground, from, until, by })) given += 1;
    }
  }
  return given;
}
