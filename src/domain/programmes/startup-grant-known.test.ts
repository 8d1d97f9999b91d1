import { cast, castFirms } from '../../../sandbox/people';
import { type Evidence, type Policy } from '../policy/policy';
import { type LocalDate } from '../values';
import { isComplete, type Section } from './form';
import { evidenceFor } from './startup-grant-evidence';
import { startupGrantSections } from './startup-grant-form';
import {
  certificateFault,
  heldIn,
  householdFault,
  knownOfBusiness,
  knownOfCertificate,
  knownOfHousehold,
  marksOf,
} from './startup-grant-known';

const today = '2026-11-24' as LocalDate;
const away = { kind: 'unavailable' } as const;
const absent = { kind: 'absent' } as const;
const certificateOf = (who: keyof typeof cast) => {
  const record = cast[who].certificate;
  return record ? ({ kind: 'found', record } as const) : absent;
};

it.each([
  ['lin', ['certificate'], undefined],
  ['huang', [], 'certificate-expired'],
  ['luo', [], 'certificate-cancelled'],
  ['ma', [], 'certificate-only-veteran'],
  ['deng', [], undefined],
] as const)('what the national base says of %s', (who, held, fault) => {
  const marks = marksOf([knownOfCertificate(certificateOf(who), today, [])]);
  expect([heldIn(marks), certificateFault(marks)?.error]).toEqual([held, fault]);
});

it('a registry that is away holds nothing against anybody and takes back nothing it had answered for', () => {
  expect(knownOfCertificate(away, today, [])).toEqual({ held: [] });
  expect(knownOfCertificate(away, today, ['certificate'])).toEqual({ held: ['certificate'] });
  expect(knownOfCertificate(absent, today, ['certificate'])).toEqual({ held: [] });
  expect(knownOfHousehold(away, () => false, ['household'])).toEqual({ held: ['household'] });
});

it('a household register elsewhere is said, and a firm of somebody else’s stands for nothing', () => {
  const household = { kind: 'found', record: cast.xu.household } as const;
  const marks = marksOf([knownOfHousehold(household, (area) => area.startsWith('4403'), [])]);
  expect([heldIn(marks), householdFault(marks)?.error]).toEqual([[], 'household-elsewhere']);
  const firm = { kind: 'found', record: castFirms.lin } as const;
  expect(knownOfBusiness(firm, cast.lin.identity, []).held).toEqual(['business']);
  expect(knownOfBusiness(firm, cast.chen.identity, []).held).toEqual([]);
});

it('what is known against a certificate keeps its section from being done, and is gone with the mark', () => {
  const applicant = startupGrantSections.find((one) => one.id === 'applicant') as Section;
  const typed = { certificate: cast.huang.certificate?.certificate ?? '', household: cast.huang.household.area };
  const context = { today, identity: cast.huang.identity };
  expect(isComplete(applicant, typed, context)).toBe(true);
  expect(isComplete(applicant, { ...typed, ...marksOf([knownOfCertificate(certificateOf('huang'), today, [])]) }, context)).toBe(false);
});

it('a paper that a registry answered for is not asked for; one that it did not is', () => {
  const paper = (item: string, registry?: Evidence['registry']): Evidence =>
    ({ item, required: true, minor: false, say: { 'zh-CN': item, en: item }, from: 'a', ...(registry ? { registry } : {}) }) as Evidence;
  const policy = { evidence: [paper('card'), paper('certificate', 'certificate'), paper('licence', 'business')] } as Policy;
  const needed = evidenceFor(policy, { jointly: false, rents: true, held: ['certificate'] });
  expect(needed.map(({ item, held, required }) => [item, held, required])).toEqual([
    ['card', false, true],
    ['certificate', true, false],
    ['licence', false, true],
  ]);
  expect(evidenceFor(policy, { jointly: false, rents: true }).every((one) => one.required)).toBe(true);
});
