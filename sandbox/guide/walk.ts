import { type CaseState } from '../../src/domain/case/state';
import { type Services } from '../../src/portal/services';
import { sandboxAccounts } from '../accounts';

/** From an application to the money in the account, in ten minutes: who acts, step by step. The README tells the same walk. */
export const walk = [
  { step: 'file', by: ['lin'] },
  { step: 'accept', by: ['minzhi-chuangkou'] },
  { step: 'visit', by: ['minzhi-hecha1', 'minzhi-hecha2'] },
  { step: 'street-review', by: ['minzhi-chushen'] },
  { step: 'district-review', by: ['longhuaqu-fushen'] },
  { step: 'decide', by: ['longhuaqu-shenpi'] },
  { step: 'pay', by: ['longhuaqu-caiwu1', 'longhuaqu-caiwu2'] },
  { step: 'deliver', by: ['minzhi-chuangkou'] },
  { step: 'arrived', by: ['lin'] },
] as const;

export interface WalkStep {
  step: string;
  state: 'done' | 'now' | 'later';
  people: { login: string; name: string }[];
}

/** Where the walk stands: at the last case of the person who files it. */
export async function walkNow({ store }: Pick<Services, 'store'>): Promise<{ steps: WalkStep[]; state?: CaseState }> {
  const all = sandboxAccounts();
  const filer = all.find((one) => one.login === walk[0].by[0]);
  const cases = filer ? await store.cases.ofApplicant(filer.actor.id) : [];
  const state = cases
    .filter((one) => one.programme === 'startup-grant')
    .map((one) => one.state)
    .sort((one, other) => (one.received < other.received ? 1 : -1))[0];
  const at = state ? placeOf(state) : 0;
  const steps = walk.map(({ step, by }, n): WalkStep => ({
    step,
    state: n < at ? 'done' : n === at ? 'now' : 'later',
    people: by.map((login) => ({ login, name: all.find((one) => one.login === login)?.name ?? login })),
  }));
  return { steps, ...(state ? { state } : {}) };
}

/** The last step is never done: one may always look again. */
function placeOf(state: CaseState): number {
  const open = state.obligations.map((one) => walk.findIndex(({ step }) => step === one.step)).filter((n) => n >= 0);
  if (open.length > 0) return Math.min(...open);
  // The registries' comparison stands between acceptance and visit and waits for nobody.
  return state.outcome ? walk.length - 1 : walk.findIndex(({ step }) => step === 'visit');
}
