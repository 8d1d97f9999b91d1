import { transmissionKey } from '../src/domain/case/steps/transmit';
import { programmeNamed } from '../src/domain/programmes';
import { type CaseId } from '../src/domain/values';
import { type Transmitted } from '../src/receivers/port';
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
    const answer = await to.send(key, await transmittedOf(store, id));
    if (answer.kind === 'acknowledged') return { receipt: answer.receipt, on: answer.on };
    throw new Error(`${key}: ${answer.why}`);
  };

async function transmittedOf(store: Pick<Ports['store'], 'cases' | 'parties'>, id: CaseId): Promise<Transmitted> {
  const state = (await store.cases.read(id))?.state;
  if (!state) throw new Error(`${id} is to be sent, and has no view`);
  const { number, programme, policy, sandbox, applicant, result, facts, after, certificate } = state;
  const [unit] = applicant.party ? await store.parties.byIds([applicant.party]) : [];
  const { year, transmits } = programmeNamed(programme);
  const [ofYear, figures] = [year?.(facts), transmits?.(facts)];
  return {
    number,
    programme,
    policy,
    sandbox,
    ...(unit ? { unit: { name: unit.name, uscc: unit.uscc } } : {}),
    ...(result ? { result: { value: result.value, ...(result.unit ? { unit: result.unit } : {}) } } : {}),
    ...(ofYear === undefined ? {} : { year: ofYear }),
    ...(after?.period ? { period: { from: after.period.from, to: after.period.to } } : {}),
    ...(figures ? { figures } : {}),
    ...(certificate ? { certificate: certificate.code } : {}),
  };
}
