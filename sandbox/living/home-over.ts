import { type Values } from '../../src/domain/form/answers';
import { type CaseId } from '../../src/domain/values';
import { beginningNamed, beginOver } from '../../src/portal/cases/begin-over';
import { type Services } from '../../src/portal/services';
import { type HomeFiler } from '../homes/filers';
import { drive, type Driven } from './acts';
import { officer } from './plans';
import { until } from './until';

/** What is done in a case that was begun over a home's stars; the same whatever its route calls the hearing. */
export type BegunStep = (kase: Driven, filer: HomeFiler) => Promise<void>;

const supervisor = 'nanhuqu-fuze';

/** A supervisor of the district begins a case over a home's, which is then brought as far as these steps. Once, however often it is asked. */
export const begun =
  (programme: string, values: Values, then: readonly BegunStep[]) =>
  async ({ id: first }: Driven, filer: HomeFiler, services: Services): Promise<void> => {
    const { store } = services;
    const found = async (): Promise<CaseId | undefined> =>
      (await store.cases.following(first)).find(({ state }) => state.programme === programme)?.state.id;
    if (!(await found())) {
      const row = await store.cases.read(first);
      const beginning = row && beginningNamed(services, officer(supervisor), row, programme);
      if (!beginning || !(await beginOver(services, row, beginning, values, officer(supervisor))))
        throw new Error(`${programme} cannot be begun over ${first}`);
    }
    const kase = drive(services, await until(found, 30), filer.actor);
    for (const step of then) await step(kase, filer);
  };

/** Whatever the step is in which the home is heard. */
const hearing = async (kase: Driven): Promise<string> => {
  const { obligations } = await kase.until((state) => state.obligations.some(({ kind }) => kind === 'hear'));
  return obligations.find(({ kind }) => kind === 'hear')?.step ?? '';
};

export const said =
  (words: string): BegunStep =>
  async (kase, { actor }) =>
    kase.act(actor, 'answer-hearing', await hearing(kase), async (text) => ({ text: await text(words), papers: [] }));

export const enough: BegunStep = async (kase, { actor }) => kase.act(actor, 'heard-enough', await hearing(kase), () => Promise.resolve({}));

export const visited: BegunStep = (kase) =>
  kase.act(officer('jiaxing-gongshi'), 'inspect', 'visit', async (text) => ({
    checklist: { 'put-right': true, 'papers-agree': true },
    text: await text('通道畅通，标识已张贴，与提交的照片一致。'),
    photos: [],
  }));

export const concluded =
  (how: 'uphold' | 'dismiss'): BegunStep =>
  async (kase) => {
    const words = how === 'uphold' ? '查阅名册和签到记录，情况属实。' : '经核实没有问题。';
    await kase.act(officer('jiaxing-fuze'), how, 'conclude', async (text) => ({ text: await text(words) }));
    await kase.until(({ outcome }) => outcome !== undefined);
  };
