import { wholeCase } from '../../src/domain/case/available';
import { type Actor } from '../../src/domain/offices';
import { localDate } from '../../src/domain/calendar/instants';
import { type Instant, type StepId } from '../../src/domain/values';
import { sandboxAccounts } from '../accounts';
import { closedAccount } from '../people';
import { type Driven } from './acts';
import { type Written } from './file';
import { type Founder, founderOf } from './founders';

/** How far a case is brought: what each of its officers does, in order. */
export type Step = (kase: Driven, filer: Pick<Founder, 'actor'>) => Promise<void>;

/** One case that waits for whoever tries the system. */
export interface Plan {
  key: string;
  founder: Founder;
  written?: Written;
  steps: readonly Step[];
}

export const officer = (login: string): Actor => {
  const found = sandboxAccounts().find((one) => one.login === login);
  if (!found) throw new Error(`no officer ${login}`);
  return found.actor;
};

/** Who handles a street’s cases. */
interface Staff {
  window: string;
  inspectors: [string, string];
  reviewer: string;
  agency: string;
  approver: string;
}
const minzhi: Staff = {
  window: 'minzhi-chuangkou',
  inspectors: ['minzhi-hecha1', 'minzhi-hecha2'],
  reviewer: 'minzhi-chushen',
  agency: 'longhuaqu-fushen',
  approver: 'longhuaqu-shenpi',
};
const street = (office: string): Staff => ({
  window: `${office}-window1`,
  inspectors: [`${office}-inspector2`, `${office}-inspector3`],
  reviewer: `${office}-reviewer4`,
  agency: office.startsWith('ft') ? 'ft-agency-reviewer1' : 'longhuaqu-fushen',
  approver: office.startsWith('ft') ? 'ft-approver1' : 'longhuaqu-shenpi',
});

const inHours = (hours: number): Instant => new Date(Date.now() + hours * 3_600_000).toISOString() as Instant;
const townSeen = { 'premises-as-stated': true, operating: true };
const seen = { ...townSeen, 'founder-present': true };
const nothing = () => Promise.resolve({});
const claim =
  ({ window }: Staff): Step =>
  (kase) =>
    kase.act(officer(window), 'claim', 'accept', nothing);
const accept =
  ({ window }: Staff): Step =>
  (kase) =>
    kase.act(officer(window), 'accept', 'accept', nothing);
const inspect =
  ({ inspectors }: Staff, which: 0 | 1, step = 'visit'): Step =>
  (kase) =>
    kase.act(officer(inspectors[which]), 'inspect', step, async (text) => ({
      checklist: step === 'visit' ? seen : townSeen,
      text: await text(which === 0 ? '场地与申请一致，正常营业，本人在场。' : '属实。'),
      photos: [],
    }));
const review =
  (login: string, step: string): Step =>
  (kase) =>
    kase.act(officer(login), 'advance', step, async (text) => ({ text: await text('材料齐全，情况属实，同意。') }));
const grant =
  ({ approver }: Staff): Step =>
  (kase) =>
    kase.act(officer(approver), 'grant', 'decide', nothing);
/** Time goes by on this case alone, as when somebody presses it on the guide. */
const later =
  (days: number): Step =>
  (kase, { actor }) =>
    kase.act(actor, 'move-clock', wholeCase, () => Promise.resolve({ days }));

const toVisit = (staff: Staff): Step[] => [accept(staff)];
const toReview = (staff: Staff): Step[] => [...toVisit(staff), inspect(staff, 0), inspect(staff, 1)];
const toAgency = (staff: Staff): Step[] => [...toReview(staff), review(staff.reviewer, 'street-review')];
const toDecision = (staff: Staff): Step[] => [...toAgency(staff), review(staff.agency, 'district-review')];
const toPay = (staff: Staff): Step[] => [...toDecision(staff), grant(staff)];

const askForSupplement: Step = (kase) =>
  kase.act(officer(minzhi.window), 'request-supplement', 'accept', async (text) => ({
    items: [{ item: 'premises-proof', text: await text('租赁合同缺最后一页，请补交盖章签字的一页。') }],
  }));
const acceptWithPromise: Step = (kase) =>
  kase.act(officer(minzhi.window), 'accept-conditionally', 'accept', async (text) => ({
    items: ['registration-form'],
    by: localDate(inHours(7 * 24)),
    text: await text('登记表可以在受理后补交。'),
  }));
const appoint: Step = (kase) =>
  kase.act(officer(minzhi.inspectors[0]), 'appoint', 'visit', async (text) => ({
    on: inHours(26),
    text: await text('请本人在店内等候，准备好租赁合同原件。'),
  }));
const sendBack: Step = (kase) =>
  kase.act(officer(minzhi.agency), 'return', 'district-review', async (text) => ({
    to: 'street-review' as StepId,
    text: await text('请核对租金是否按时缴纳。'),
  }));
const refuse: Step = (kase) =>
  kase.act(officer(minzhi.approver), 'refuse', 'decide', async (text) => ({
    clause: 'not-operating',
    text: await text('核查时店铺已停业三个月。'),
  }));
const refuseAcceptance: Step = (kase) =>
  kase.act(officer(minzhi.window), 'refuse-acceptance', 'accept', async (text) => ({
    clause: 'out-of-scope',
    text: await text('所申请的是房屋装修补贴，不属于本事项。'),
  }));
/** In Wujin: as far as the town's public notice, which anybody may read and object to. */
const hutang = street('wj-hutang');
const toNotice: Step[] = [
  accept(hutang),
  inspect(hutang, 0, 'town-visit'),
  inspect(hutang, 1, 'town-visit'),
  review(hutang.reviewer, 'town-review'),
  (kase) => kase.until((state) => state.notices.length > 0).then(() => undefined),
];
const withdraw: Step = (kase, { actor }) =>
  kase.act(actor, 'withdraw', wholeCase, async (text) => ({ text: await text('暂时不开店了，以后再申请。') }));

const otherName: Written = { firm: { name: '深圳市民治街道好手艺便民店' } };
/** In the order in which they are begun: the longest first, so that all are there soonest. */
type Made = [key: string, where: string, steps: readonly Step[], more?: { written?: Written; account?: string; telephone?: string }];
const list: Made[] = [
  ['paid-1', '民治', toPay(minzhi)],
  ['paid-2', '民治', toPay(minzhi)],
  ['bounced', '民治', toPay(minzhi), { account: closedAccount }],
  ['closed', '民治', toPay(minzhi)],
  ['to-release-1', '民治', toPay(minzhi)],
  ['to-release-2', '大浪', toPay(street('lh-dalang'))],
  ['in-batch-1', '民治', toPay(minzhi)],
  ['in-batch-2', '龙华', toPay(street('lh-longhua'))],
  ['to-pay-1', '民治', toPay(minzhi)],
  ['to-pay-2', '民治', toPay(minzhi)],
  ['to-pay-3', '观澜', toPay(street('lh-guanlan'))],
  ['refused', '民治', [...toDecision(minzhi), refuse]],
  ['decide-1', '民治', toDecision(minzhi)],
  ['decide-2', '民治', toDecision(minzhi)],
  ['decide-overdue', '民治', [...toDecision(minzhi), later(9)]],
  ['sent-back', '民治', [...toAgency(minzhi), sendBack]],
  ['agency-1', '民治', toAgency(minzhi)],
  ['agency-2', '民治', toAgency(minzhi)],
  ['agency-overdue', '民治', [...toAgency(minzhi), later(10)]],
  ['agency-elsewhere', '福城', toAgency(street('lh-fucheng'))],
  ['review-1', '民治', toReview(minzhi)],
  ['review-2', '民治', toReview(minzhi)],
  ['review-differs', '民治', toReview(minzhi), { written: otherName }],
  ['review-overdue', '民治', [...toReview(minzhi), later(12)]],
  ['visit-one-entry', '民治', [...toVisit(minzhi), inspect(minzhi, 0)]],
  ['visit-appointed', '民治', [...toVisit(minzhi), appoint]],
  ['unverified', '民治', [accept(minzhi)]],
  ['visit-1', '民治', toVisit(minzhi)],
  ['visit-differs', '民治', toVisit(minzhi), { written: otherName }],
  ['visit-letter-failed', '民治', toVisit(minzhi), { telephone: '13600009901' }],
  ['promised', '民治', [acceptWithPromise]],
  ['supplement-1', '民治', [askForSupplement]],
  ['supplement-2', '民治', [claim(minzhi), askForSupplement, later(4)]],
  ['lapsed', '民治', [askForSupplement, later(40)]],
  ['deemed', '民治', [later(12)]],
  ['not-accepted', '民治', [refuseAcceptance]],
  ['withdrawn', '民治', [withdraw]],
  ['mine', '民治', [claim(minzhi)]],
  ['pool-1', '民治', []],
  ['pool-2', '民治', []],
  ['pool-soon', '民治', [later(4)]],
  ['elsewhere-1', '龙华', []],
  ['elsewhere-2', '梅林', [accept(street('ft-meilin'))]],
  ['on-notice', '湖塘', toNotice],
];

/** Every case, each of a founder of its own. */
export const plans = (): Plan[] =>
  list.map(([key, where, steps, more = {}], at) => ({
    key,
    founder: founderOf(at, where, more),
    steps,
    ...(more.written ? { written: more.written } : {}),
  }));
