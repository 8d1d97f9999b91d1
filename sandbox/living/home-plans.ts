import { panelAt } from '../../src/domain/case/steps/panel/of-step';
import { aspects } from '../../src/domain/programmes/home-rating/aspects';
import { gates } from '../../src/domain/programmes/home-rating/gates';
import { wholeCase } from '../../src/domain/case/available';
import { type CaseId, type StepId } from '../../src/domain/values';
import { sandboxAccounts } from '../accounts';
import { type Services } from '../../src/portal/services';
import { type HomeFiler, homeFilers } from '../homes/filers';
import { type Driven } from './acts';
import { fileRating, ratingDraft } from './home-file';
import { begun, type BegunStep, concluded, enough, said, visited as lookedAt } from './home-over';
import { officer } from './plans';

/** One matter of a home and how far it is brought. */
export interface HomePlan {
  key: string;
  filer: HomeFiler;
  /** Files it, or finds it filed; undefined for what stays a draft. */
  begin: (services: Services, filer: HomeFiler) => Promise<CaseId | undefined>;
  steps: readonly HomeStep[];
}

export type HomeStep = (kase: Driven, filer: HomeFiler, services: Services) => Promise<void>;

const panel = 'panel' as StepId;
const nothing = () => Promise.resolve({});
const seen = Object.fromEntries([...gates.map((gate) => [`has-${gate}`, true]), ['people-present', true]]) as Record<string, boolean>;

const accept: HomeStep = (kase) => kase.act(officer('nanhuqu-chuangkou'), 'accept', 'accept', nothing);
const inspect =
  (login: string, words: string): HomeStep =>
  (kase) =>
    kase.act(officer(login), 'inspect', 'visit', async (text) => ({ checklist: seen, text: await text(words), photos: [] }));
const review: HomeStep = (kase) =>
  kase.act(officer('nanhuqu-chushen'), 'advance', 'review', async (text) => ({ text: await text('八有齐备，核查属实，同意提交评审。') }));

/** Whoever holds one of the panel's seats gives every aspect the same points, once so many are seated. @param seat 0 for the first that was drawn */
const score =
  (seat: number, points: number): HomeStep =>
  async (kase) => {
    const { seats } = panelAt(await kase.until((state) => panelAt(state, panel).seats.length > seat), panel);
    const scorer = sandboxAccounts().find(({ actor }) => actor.id === seats[seat])?.actor;
    if (!scorer) throw new Error(`nobody of the sandbox has seat ${seat}`);
    await kase.act(scorer, 'score', 'panel', async (text) => ({
      marks: Object.fromEntries(aspects.map((aspect) => [aspect, points])),
      text: await text('资料和现场情况一致。'),
    }));
  };
/** The public notice's days go by on this case alone. */
export const afterNotice: HomeStep = async (kase, { actor }) => {
  await kase.until(({ notices }) => notices.length > 0);
  await kase.act(actor, 'move-clock', wholeCase, () => Promise.resolve({ days: 9 }));
};
const grant =
  (login: string, step: string): HomeStep =>
  (kase) =>
    kase.act(officer(login), 'grant', step, nothing);
const ended: HomeStep = (kase) => kase.until((state) => state.outcome !== undefined).then(() => undefined);

const visited: readonly HomeStep[] = [
  accept,
  inspect('nanhuqu-hecha1', '场地、设施与申报一致，在场 21 人，签到相符。'),
  inspect('nanhuqu-hecha2', '属实。'),
];
const inPanel: readonly HomeStep[] = [...visited, review];
const scoredAt = (points: number): readonly HomeStep[] => [...inPanel, score(0, points), score(1, points), score(2, points)];

const rated: readonly HomeStep[] = [...scoredAt(8), afterNotice, grant('jiaxing-shenpi', 'decide-city'), ended];
const veto = (ground: string, found: string, ...then: BegunStep[]): HomeStep => begun('home-veto', { ground, found, days: 10 }, then);
const rectify = (...then: BegunStep[]): HomeStep =>
  begun('home-rectification', { found: '二楼消防通道堆放成品。', asked: '清空通道，张贴禁止堆放的标识，提交照片。', days: 14 }, then);

const steps: Readonly<Record<string, readonly HomeStep[]>> = {
  'home-draft': [],
  'home-to-accept': [],
  'home-half-visited': visited.slice(0, 2),
  'home-panel': [...inPanel, score(0, 8), score(1, 9)],
  // Four points of each aspect apart: one more is called.
  'home-panel-apart': [...inPanel, score(0, 9), score(1, 5), score(2, 8)],
  'home-on-notice': scoredAt(7),
  'home-for-the-city': [...scoredAt(8), afterNotice],
  'home-for-the-province': [...scoredAt(9), afterNotice],
  'home-rated': rated,
  'home-refused': [
    ...visited,
    (kase) =>
      kase.act(officer('nanhuqu-chushen'), 'refuse', 'review', async (text) => ({
        clause: 'gate-open',
        text: await text('消防通道被占用，场所一项没有达到。清理后可以重新申报。'),
      })),
  ],
  'home-vetoed': [...rated, veto('unpaid-wages', '两名残疾员工反映 9 月工资没有发。')],
  'home-veto-upheld': [
    ...rated,
    veto('false-roster', '名册上 3 人全年没有到过机构。', said('确有 3 人未到。'), enough, concluded('uphold')),
  ],
  'home-veto-dismissed': [...rated, veto('accident', '有人反映烫伤。', said('是家中烫伤，见病历。'), enough, concluded('dismiss'))],
  'home-rectifies': [...rated, rectify(said('通道已清空，标识在制作。'))],
  'home-to-look-at': [...rated, rectify(said('都已改好。'), enough)],
  'home-rectified': [...rated, rectify(said('都已改好。'), enough, lookedAt, concluded('dismiss'))],
  'home-vetoed-on-notice': [...scoredAt(8), veto('accident', '公示期间发生一起烫伤，正在核实。')],
};

export const homePlans = (): HomePlan[] =>
  homeFilers.map((filer) => ({
    key: filer.key,
    filer,
    begin: filer.key === 'home-draft' ? draftOnly : fileRating,
    steps: steps[filer.key] ?? [],
  }));

const draftOnly: HomePlan['begin'] = (services, filer) => ratingDraft(services, filer).then(() => undefined);
