import { type CaseRow } from '../../store/cases';
import { type Draft } from '../../store/drafts';
import { type Invitation } from '../../store/invitations';
import { policiesOrExplain } from '../../policies/load';
import { type Services } from '../services';
import { loadWords } from '../view/words';
import { rightLines } from './right-lines';

const policies = policiesOrExplain('policies', { sandbox: true });
const services = { policies } as unknown as Services;
const policy = policies.policies.find((one) => one.programme === 'startup-grant' && one.area === '350200');
const period = (n: number) => ({ n, from: `202${n + 6}-03-03`, to: `202${n + 7}-03-02` });
const after = (n: number) => ({ case: 'root', relation: policy?.follows[0]?.relation ?? '', period: period(n) });
const row = (id: string, more: object): CaseRow =>
  ({
    number: `号-${id}`,
    programme: 'startup-grant',
    state: { id, policy: policy?.id, payments: [], obligations: [], ...more },
  }) as unknown as CaseRow;
const paid = (fen: number) => ({ payments: [{ status: 'paid', fen }], outcome: 'granted' });
const root = row('root', paid(1_500_000));
const t = loadWords()('zh-CN');
const linesOf = (cases: CaseRow[], drafts: object[], waiting: object[]) =>
  rightLines(services, { cases, drafts: drafts as Draft[], waiting: waiting as Invitation[] }, 'zh-CN', t);

it('what was granted, what of its years is paid, which is open, and from when the next: one line', () => {
  const [line, another] = linesOf(
    [row('year-1', { after: after(1), ...paid(300_000) }), root],
    [{ caseId: 'year-2', after: after(2) }],
    [
      { after: after(3), due: '2029-03-03' },
      { after: after(4), due: '2030-03-03' },
    ],
  );
  expect(another).toBeUndefined();
  expect(line?.parts.map((one) => one.stands)).toEqual([
    '已发放 15,000.00 元',
    '已发放 3,000.00 元',
    '现在可以申报',
    expect.stringMatching(/2029年3月3日.*起可以申报/),
  ]);
  expect(line?.parts.map((one) => one.href)).toEqual(['/cases/root', '/cases/year-1', '/drafts/year-2', undefined]);
  expect(line?.parts[1]?.what).toMatch(/第 1 期/);
});

it('a case that nothing follows is no line; nor is one whose objection follows it', () => {
  expect(linesOf([root], [], [])).toEqual([]);
  expect(linesOf([root, row('objection', { after: { case: 'root', relation: 'objection' } })], [], [])).toEqual([]);
});

it('one that is under way says where it stands', () => {
  const open = row('year-1', { after: after(1), obligations: [{ kind: 'review' }] });
  expect(linesOf([open, root], [], [])[0]?.parts[1]?.stands).toBe('审核中');
});
