import { type LetterOrder } from '../src/domain/case/letters';
import { type LedgerRow } from '../src/domain/case/events';
import { type LetterParams } from '../src/letters/params';
import { type CaseState } from '../src/domain/case/state';
import { type NewLetter, letterKey, type Channel } from '../src/store/letters';
import { type SubmissionExtras } from '../src/store/submissions';
import { type Actor, type Role } from '../src/domain/offices';
import { type ActorId, type OfficeId, type PersonId } from '../src/domain/values';

interface Recipient {
  actor: ActorId;
  person: PersonId;
  channels: Channel[];
}

/** Letters to keep for one event: in the portal always, and by the channel the applicant chose. Officers read theirs on the desk. */
export async function letterRows(
  orders: LetterOrder[],
  { case: id, version, event }: LedgerRow,
  state: CaseState,
  extras: SubmissionExtras | undefined,
  holdersOf: (role: Role, office: OfficeId) => Promise<Actor[]>,
): Promise<NewLetter[]> {
  const params: LetterParams = {
    number: state.number,
    policy: state.policy,
    event,
    ...(state.limits ? { limits: state.limits } : {}),
    ...(state.result ? { amount: state.result.value } : {}),
  };
  const letters: NewLetter[] = [];
  for (const order of orders) {
    for (const { actor, person, channels } of await recipientsOf(order, state, extras, holdersOf)) {
      for (const channel of channels) {
        const key = letterKey(id, version, order.template, person, channel);
        const office = state.obligations[0]?.office;
        letters.push({
          key,
          case: id,
          version,
          to: { actor, person },
          channel,
          template: order.template,
          params: { ...params },
          at: event.at,
          ...(channel === 'paper' && office ? { office } : {}),
        });
      }
    }
  }
  return letters;
}

async function recipientsOf(
  { to }: LetterOrder,
  state: CaseState,
  extras: SubmissionExtras | undefined,
  holdersOf: (role: Role, office: OfficeId) => Promise<Actor[]>,
): Promise<Recipient[]> {
  if ('applicant' in to) {
    const chosen = extras?.letters.filter((one) => one.actor === to.applicant) ?? [];
    return chosen.length > 0
      ? chosen.map(({ actor, person, channels }) => ({ actor, person, channels: [...new Set<Channel>(['portal', ...channels])] }))
      : [{ actor: state.applicant.actor, person: state.applicant.person, channels: ['portal'] }];
  }
  const office = 'office' in to ? to.office : to.supervisorOf;
  const supervisors = await holdersOf('supervisor', office);
  const holders = 'holders' in to ? to.holders : [];
  const officers = [
    ...supervisors.map(({ id, person }) => ({ actor: id, person })),
    ...holders.map((id) => ({ actor: id, person: id as string as PersonId })),
  ];
  return officers.map((one) => ({ ...one, channels: ['portal'] }));
}
