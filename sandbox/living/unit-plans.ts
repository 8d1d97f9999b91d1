import { wholeCase } from '../../src/domain/case/available';
import { isReckoned, openRows } from '../../src/domain/case/steps/verify';
import { rowItem, type RowRange } from '../../src/domain/ground/sheet';
import { type RowJudgement } from '../../src/domain/programmes/roster';
import { type Services } from '../../src/portal/services';
import { examplePaper } from '../papers';
import { drive, type Driven } from './acts';
import { officer } from './plans';
import { correctWithoutLast, type Miswritten } from './unit-file';
import { type Unit, units } from './units';

/** One unit and how far its case is brought. */
export interface UnitPlan {
  key: string;
  unit: Unit;
  steps: readonly UnitStep[];
  /** It is a draft only, and this stands in its roster. */
  draft?: Miswritten;
  /** The steps are those of the reward, which is offered once the year is verified. */
  reward?: true;
}

type UnitStep = (kase: Driven, unit: Unit, services: Services) => Promise<void>;

const nothing = () => Promise.resolve({});

const accept =
  (login: string): UnitStep =>
  (kase) =>
    kase.act(officer(login), 'accept', 'accept', nothing);
const judge =
  (login: string, verdict: RowJudgement, words: string, ...rows: number[]): UnitStep =>
  async (kase) => {
    await kase.until(({ roster }) => roster?.counts !== undefined);
    const ranges = rows.map((row): RowRange => [row, row]);
    await kase.act(officer(login), 'judge-rows', 'verify', async (text) => ({ verdict, rows: ranges, text: await text(words) }));
    await kase.until(({ roster }) => isReckoned(roster) && openRows(roster.counts) === 0);
  };
const done =
  (login: string): UnitStep =>
  (kase) =>
    kase.act(officer(login), 'rows-done', 'verify', nothing);
/** Hands in a paper for one row, once the registries have answered. */
const prove =
  (row: number): UnitStep =>
  async (kase, { actor }, { store }) => {
    await kase.until(({ roster }) => isReckoned(roster));
    await kase.act(actor, 'prove-rows', 'verify', async () => {
      const bytes = examplePaper(['Proof of insurance and wages', 'Made for trying out; nothing in it is real.']);
      const paper = {
        owner: actor.id,
        case: kase.id,
        item: rowItem(row),
        name: '参保和工资证明.pdf',
        type: 'application/pdf',
        pages: 1,
        bytes,
      };
      const kept = await store.files.keep(paper);
      if (kept.kind === 'full') throw new Error('there is no room for a proof');
      await store.files.freeze(kase.id, [kept.file.id]);
      return { evidence: [{ file: kept.file.id, item: kept.file.item, hash: kept.file.hash }] };
    });
  };
const ended: UnitStep = (kase) => kase.until((state) => state.outcome !== undefined).then(() => undefined);
/** 更正: the certificate is out, and somebody was counted who had left. It waits for whoever decides. */
const correct: UnitStep = async (kase, unit, services) => {
  const state = await kase.until(({ outcome }) => outcome !== undefined);
  const correction = await correctWithoutLast(services, unit, state);
  await drive(services, correction, unit.actor).until(({ obligations }) => obligations.some(({ kind }) => kind === 'decide'));
};
const seen = '看过合同、工资和参保的原件，属实。';

const review =
  (login: string): UnitStep =>
  (kase) =>
    kase.act(officer(login), 'advance', 'review', async (text) => ({ text: await text('核定人数超过比例，账户是本单位的，同意。') }));
const grant =
  (login: string): UnitStep =>
  (kase) =>
    kase.act(officer(login), 'grant', 'decide', nothing);

const list: [key: string, steps: readonly UnitStep[], more?: Pick<UnitPlan, 'draft' | 'reward'>][] = [
  ['unit-reward-paid', [accept('xm-hl-window6'), review('xm-hl-reviewer1'), grant('xm-hl-approver2')], { reward: true }],
  ['unit-reward-filed', [accept('xm-hl-window6')], { reward: true }],
  ['unit-judged', [judge('longhuaqu-fushen', 'proven', '证件过期、注销的不计，其余按登记数据认定。', 4, 6, 10, 11, 15, 18, 19, 26)]],
  ['unit-proof', [prove(4)]],
  [
    'unit-not-acknowledged',
    [accept('wj-window7'), judge('wj-reviewer1', 'proven', '没有参保的月份不计。', 3), done('wj-reviewer1'), grant('wj-approver3')],
  ],
  [
    'unit-refused',
    [
      judge('longhuaqu-fushen', 'refuse', '残疾人证在申报时已经过期。', 0),
      done('longhuaqu-fushen'),
      (kase) =>
        kase.act(officer('longhuaqu-shenpi'), 'refuse', 'decide', async (text) => ({
          clause: 'nobody-counts',
          text: await text('唯一一名职工的残疾人证在申报时已过有效期。换领新证后可以更正申报。'),
        })),
    ],
  ],
  ['unit-decide', [judge('xm-hl-reviewer1', 'accept', seen, 3, 4), done('xm-hl-reviewer1')]],
  ['unit-by-rule-1', [ended]],
  ['unit-by-rule-2', [ended]],
  ['unit-corrected', [correct]],
  ['unit-checking', []],
  ['unit-to-accept', []],
  [
    'unit-withdrawn',
    [(kase, { actor }) => kase.act(actor, 'withdraw', wholeCase, async (text) => ({ text: await text('名册漏了人，补齐后再申报。') }))],
  ],
  // As a spreadsheet leaves them: an identity number in figures, and a month that is none.
  ['unit-draft', [], { draft: { 1: { identity: '3.50203E+17' }, 3: { first: '2025-13' } } }],
];

export const unitPlans = (): UnitPlan[] =>
  list.map(([key, steps, more]) => ({ key, steps, unit: units().find((one) => one.key === key) as Unit, ...more }));
