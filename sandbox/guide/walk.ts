import { awaited, panelAt } from '../../src/domain/case/steps/panel/of-step';
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

/** From a home's self-assessment to its plaque. Who scores is drawn by lot: nobody is named there. */
export const homeWalk = [
  { step: 'file', by: ['hetang-guanli'] },
  { step: 'accept', by: ['nanhuqu-chuangkou'] },
  { step: 'visit', by: ['nanhuqu-hecha1', 'nanhuqu-hecha2'] },
  { step: 'review', by: ['nanhuqu-chushen'] },
  { step: 'panel', by: [] },
  { step: 'notice', by: ['hetang-guanli'] },
  { step: 'decide-city', by: ['jiaxing-shenpi'] },
  { step: 'arrived', by: ['hetang-guanli'] },
] as const;

/** Each with the matter that is walked through, and where somebody who files for a unit begins it. */
export const walks = {
  founder: { matter: 'startup-grant', place: '', steps: walk },
  home: { matter: 'home-rating', place: '330400', steps: homeWalk },
} as const;
export type WalkName = keyof typeof walks;
export const isWalk = (name: string): name is WalkName => name in walks;

/** As whoever has the next seat of a panel is called: by lot, so that no page can name them before. */
export const drawn = '抽到的专家';

export interface WalkStep {
  step: string;
  state: 'done' | 'now' | 'later';
  people: { login: string; name: string }[];
}

/** Where a walk stands: at the last case of the person who files it. */
export async function walkNow(
  { store }: Pick<Services, 'store'>,
  name: WalkName = 'founder',
): Promise<{ steps: WalkStep[]; state?: CaseState }> {
  const all = sandboxAccounts();
  const { matter, steps: named } = walks[name];
  const filer = all.find((one) => one.login === named[0].by[0]);
  const cases = filer ? await store.cases.ofApplicant(filer.actor.id) : [];
  const state = cases
    .filter((one) => one.programme === matter)
    .map((one) => one.state)
    .sort((one, other) => (one.received < other.received ? 1 : -1))[0];
  const at = state ? placeOf(named, state) : 0;
  const steps = named.map(({ step, by }, n): WalkStep => ({
    step,
    state: n < at ? 'done' : n === at ? 'now' : 'later',
    people:
      step === 'panel' && state
        ? nextScorer(state, step)
        : by.map((login) => ({ login, name: all.find((one) => one.login === login)?.name ?? login })),
  }));
  return { steps, ...(state ? { state } : {}) };
}

/** The last step is never done: one may always look again. */
function placeOf(steps: readonly { step: string }[], state: CaseState): number {
  const open = state.obligations.map((one) => steps.findIndex(({ step }) => step === one.step)).filter((n) => n >= 0);
  if (open.length > 0) return Math.min(...open);
  // The registries' comparison stands between acceptance and visit, and a certificate after the decision: neither waits for anybody.
  return (state.outcome ?? state.certificate ?? state.decided) ? steps.length - 1 : steps.findIndex(({ step }) => step === 'visit');
}

/** Of those drawn the first who has not scored, by what they are. */
function nextScorer(state: CaseState, step: string): WalkStep['people'] {
  const [next] = awaited(panelAt(state, step as never));
  return sandboxAccounts().flatMap(({ login, actor }) => (actor.id === next ? [{ login, name: drawn }] : []));
}
