import { policiesOrExplain } from '../../policies/load';
import { loadWords } from '../view/words';
import { type Services } from '../services';
import { type Policy } from '../../domain/policy/policy';
import { frontOffice } from '../../domain/offices';
import { type AreaCode, type LocalDate } from '../../domain/values';
import { openIn } from './open-in';
import { mattersFor, mattersOpen, policyWhere } from './places';
import { covers, isPlaceHere, otherDistricts, partnerPlaces, placeName, placesHere, streetGroups } from './streets';

const t = loadWords()('zh-CN');
const loaded = policiesOrExplain('policies', { sandbox: true });
const elsewhere = policiesOrExplain('test/policies', { sandbox: true });
const policy = loaded.policies.find((one) => one.programme === 'startup-grant' && one.area === '440300') as Policy;
const inXiamen = loaded.policies.find((one) => one.programme === 'startup-grant' && one.area === '350200') as Policy;
const services = { policies: { ...loaded, policies: [policy, inXiamen], calendar: {} } } as unknown as Services;

it('streets stand under their district, by the street’s own name', () => {
  const groups = streetGroups(services, 'zh-CN', policy);
  expect(groups.map((one) => one.label)).toEqual(['深圳市龙华区', '深圳市福田区']);
  expect(groups[0]?.options).toContainEqual({ value: '440309002', label: '民治街道' });
  expect(streetGroups(services, 'en', policy)[0]?.options[1]).toEqual({ value: '440309002', label: 'Minzhi Street' });
});

it('a partner may live in any district the policy admits; the applicant where an office is here', () => {
  const others = otherDistricts(services, policy, 'zh-CN', t);
  expect(others).toContainEqual({ value: '440305000', label: '深圳市南山区（其他街道）' });
  expect(others).toHaveLength(7);
  expect(partnerPlaces(services, policy, 'zh-CN', t)).toHaveLength(9);
  for (const { value } of others) expect([covers(policy, value), isPlaceHere(services, value)]).toEqual([true, false]);
});

it('a district without street offices is a place itself, and is called as its office is where no name is given', () => {
  const there = { policies: { ...elsewhere, calendar: {} } } as unknown as Services;
  const [grant] = elsewhere.policies.filter((one) => one.programme === 'startup-grant') as [Policy];
  expect(placesHere(there, 'zh-CN', grant)).toEqual([
    { value: '990101', label: '东区' },
    { value: '990171', label: '开发区' },
  ]);
  expect(placesHere(there, 'zh-CN', policy)).toEqual([]);
  expect(placeName(there, '990171', 'zh-CN')).toBe('开发区');
  expect(policyWhere(there, 'startup-grant', '990171' as AreaCode)?.id).toBe(grant.id);
  expect(openIn(there, grant, 'zh-CN')).toBe('东区、开发区');
  expect(placesHere(services, 'zh-CN', policy)).toEqual(streetGroups(services, 'zh-CN', policy));
});

it('a place has its whole name', () => {
  expect(placeName(services, '440309002', 'zh-CN')).toBe('深圳市龙华区民治街道');
  expect(placeName(services, '440305000', 'zh-CN')).toBe('深圳市南山区');
  expect(placeName(services, '350502001', 'zh-CN')).toBeUndefined();
});

it('a matter is open where an office of its first step serves the street, by the newest file in force', () => {
  expect(policyWhere(services, 'startup-grant', '440309002' as AreaCode)?.id).toBe(policy.id);
  expect(policyWhere(services, 'startup-grant', '440305001' as AreaCode)).toBeUndefined();
  expect(mattersFor(services, '350502001' as AreaCode)).toEqual({ open: [], closed: [policy] });
  expect(mattersFor(services, '350203001' as AreaCode)).toEqual({ open: [inXiamen], closed: [] });
  const old = { ...policy, id: 'old', document: { ...policy.document, validFrom: '2010-01-01' as LocalDate } };
  const gone = {
    ...policy,
    id: 'gone',
    document: { ...policy.document, validUntil: '2020-01-01' as LocalDate, validFrom: '2019-01-01' as LocalDate },
  };
  const coming = { ...policy, id: 'coming', document: { ...policy.document, validFrom: '2999-01-01' as LocalDate } };
  const many = { policies: { ...services.policies, policies: [old, gone, coming, policy, ...elsewhere.policies] } };
  expect(mattersOpen(many).map((one) => one.id)).toEqual([
    policy.id,
    '990100/insurance-subsidy/2025-01-01',
    '990100/startup-grant/2025-01-01',
  ]);
});

it('whom to call where nothing says whom: the city whose matters are here longest; of one matter, its own city', () => {
  expect(frontOffice(loaded)?.id).toBe('sz');
  expect(frontOffice({ ...loaded, policies: [inXiamen] })?.id).toBe('xm');
});

it('where a matter is open is said by districts, their city once', () => {
  expect(openIn(services, inXiamen, 'zh-CN')).toBe('厦门市思明区、海沧区、湖里区、集美区、同安区、翔安区');
  expect(openIn(services, policy, 'zh-CN')).toBe('深圳市龙华区、福田区');
  expect(openIn(services, policy, 'en').split('; ')).toHaveLength(2);
});
