import { conflicting } from '../../../../domain/case/duties';
import { dutyOf } from '../../../../domain/case/duty-of';
import { type Actor } from '../../../../domain/offices';
import { type ActPage } from './page';

/** 转办: who may be given the step: the holders of its post in its office whom no earlier duty keeps apart from it. */
export async function offeredTo({ look, obligation }: ActPage): Promise<Actor[]> {
  if (!obligation) return [];
  const duty = dutyOf(obligation.kind);
  const holders = await look.services.people.holdersOf(obligation.role, obligation.office);
  return holders.filter((one) => !obligation.holders.includes(one.id) && !(duty && conflicting(look.policy, look.state, one.person, duty)));
}
