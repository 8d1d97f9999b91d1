import { cast, castFirms } from '../../../../sandbox/people';
import { isComplete } from '../../form/answer';
import { type Section } from '../../form/field';
import { allAgainst, heldIn, type Known, marksOf } from '../../form/marks';
import { evidenceFor } from '../../policy/evidence';
import { type Evidence, type Policy } from '../../policy/policy';
import { type LocalDate } from '../../values';
import { firmRegistered } from '../common/firm';
import { applicantPart } from '../common/people';
import { certificateOfEach, householdOfEach } from '../common/people-registries';
import { facts } from '../../case/testing-scene';

const today = '2026-11-24' as LocalDate;
const context = (identity: string, covers = (_area: string): boolean => true) => ({
  today,
  identity,
  covers,
  placeHere: (area: string) => area,
});
const certificateOf = (who: keyof typeof cast): Known => {
  const record = cast[who].certificate;
  return record ? (certificateOfEach.early?.judge(record, context(cast[who].identity)) ?? {}) : {};
};

it.each([
  ['lin', ['certificate'], []],
  ['huang', [], ['certificate-expired']],
  ['luo', [], ['certificate-cancelled']],
  ['ma', [], ['certificate-only-veteran']],
  ['deng', [], []],
] as const)('what the national base says of %s', (who, held, faults) => {
  const known = [certificateOf(who)];
  expect([heldIn(marksOf(known)), allAgainst(known)]).toEqual([held, faults]);
});

it('a household register elsewhere is said, and a firm of somebody else’s stands for nothing', () => {
  const known = [
    householdOfEach.early?.judge(
      cast.xu.household,
      context(cast.xu.identity, (area) => area.startsWith('4403')),
    ) ?? {},
  ];
  expect([heldIn(marksOf(known)), allAgainst(known)]).toEqual([[], ['household-elsewhere']]);
  const firm = (identity: string) => firmRegistered.early?.judge(castFirms.lin, context(identity));
  expect([firm(cast.lin.identity), firm(cast.chen.identity)]).toEqual([{ held: 'business' }, {}]);
  expect(firmRegistered.early?.own?.(castFirms.lin, cast.chen.identity)).toBe(false);
});

it('what is known against a certificate keeps its section from being done, and is gone with the mark', () => {
  const applicant: Section = applicantPart;
  const typed = { certificate: cast.huang.certificate?.certificate ?? '', household: cast.huang.household.area };
  const about = { today, identity: cast.huang.identity };
  expect(isComplete(applicant, typed, about)).toBe(true);
  expect(isComplete(applicant, { ...typed, ...marksOf([certificateOf('huang')]) }, about)).toBe(false);
});

it('a paper that a registry answered for is not asked for; one that it did not is', () => {
  const paper = (item: string, registry?: string): Evidence =>
    ({ item, required: true, minor: false, say: { 'zh-CN': item, en: item }, from: 'a', ...(registry ? { registry } : {}) }) as Evidence;
  const policy = {
    programme: 'startup-grant',
    evidence: [paper('card'), paper('certificate', 'certificate'), paper('licence', 'business')],
  } as unknown as Policy;
  const needed = evidenceFor(policy, facts(), ['certificate']);
  expect(needed.map(({ item, held, required }) => [item, held, required])).toEqual([
    ['card', false, true],
    ['certificate', true, false],
    ['licence', false, true],
  ]);
  expect(evidenceFor(policy, facts()).every((one) => one.required)).toBe(true);
});
