import { transmissionKey } from '../src/domain/case/steps/transmit';
import { type Transmitted, transmitted } from '../src/domain/case/transmitted';
import { type CaseId } from '../src/domain/values';
import { type Activities } from './contract';
import { type Ports } from './ports';

/**
 * Sends by key. What is sent is made of what is kept: the unit, the result and its figures, never a person's name.
 * @throws while it is not acknowledged, and where there is no way but files: the same key is sent again, and acknowledged once
 */
export const transmitBy =
  ({ store, receivers }: Pick<Ports, 'store' | 'receivers'>): Activities['transmit'] =>
  async ({ case: id, step, receiver }) => {
    const key = transmissionKey(id, step);
    const to = receivers[receiver];
    if (!to) throw new Error(`${key}: ${receiver} is reached by files only`);
    const answer = await to.send(key, await bodyOf(store, id));
    if (answer.kind === 'acknowledged') return { receipt: answer.receipt, on: answer.on };
    throw new Error(`${key}: ${answer.why}`);
  };

async function bodyOf({ cases, parties }: Pick<Ports['store'], 'cases' | 'parties'>, id: CaseId): Promise<Transmitted> {
  const state = (await cases.read(id))?.state;
  if (!state) throw new Error(`${id} is to be sent, and has no view`);
  const { party } = state.applicant;
  const [unit] = party ? await parties.byIds([party]) : [];
  // A body without its unit would be acknowledged once and for all.
  if (party && !unit) throw new Error(`the unit of ${id} is not there`);
  return transmitted(state, unit);
}
