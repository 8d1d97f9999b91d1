import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { parseBankCard } from '../src/domain/identifiers/bank-card';
import { parseCertificate } from '../src/domain/identifiers/certificate-number';
import { parseTelephone } from '../src/domain/identifiers/contact';
import { parseIdentity } from '../src/domain/identifiers/identity-number';
import { parseUscc } from '../src/domain/identifiers/uscc';
import { parseName } from '../src/domain/identifiers/words';
import { type LocalDate } from '../src/domain/values';
import { cast, castFirms, closedAccount, sandboxWorld } from './people';
import { streets } from './streets';
import { closedEnding } from './treasury/app';

const world = sandboxWorld();
const today = '2026-11-24' as LocalDate;
const certificates = world.people.flatMap(({ identity, certificate }) => (certificate ? [{ identity, ...certificate }] : []));
const share = <T>(list: readonly T[], holds: (one: T) => boolean): number => list.filter(holds).length / list.length;
const wrong = (parsed: object): boolean => 'error' in parsed;

test('there are a few thousand people and hundreds of firms, the same at every start', () => {
  expect(world.people.length).toBeGreaterThan(3_000);
  expect(world.firms.length).toBeGreaterThan(800);
  expect(sandboxWorld()).toEqual(world);
});

test('every number would be taken by the form', () => {
  expect(world.people.filter((one) => wrong(parseIdentity(one.identity, today)))).toEqual([]);
  expect(world.people.filter((one) => wrong(parseBankCard(one.card)) || wrong(parseTelephone(one.telephone)))).toEqual([]);
  expect(certificates.filter((one) => one.kind === 'disability' && wrong(parseCertificate(one.certificate, one.identity, today)))).toEqual(
    [],
  );
  expect(world.firms.filter((one) => wrong(parseUscc(one.uscc)))).toEqual([]);
  expect([...world.people, ...world.firms].filter((one) => wrong(parseName(one.name)))).toEqual([]);
  expect(parseBankCard(closedAccount)).toEqual({ value: closedAccount });
  expect(closedAccount.endsWith(closedEnding)).toBe(true);
});

test('no two share a number, and no card bounces by accident', () => {
  for (const numbers of [
    world.people.map((one) => one.identity),
    world.firms.map((one) => one.uscc),
    world.people.map((one) => one.telephone),
    world.people.map((one) => one.card),
  ]) {
    expect(new Set(numbers).size).toBe(numbers.length);
  }
  expect(Object.values(cast).filter((one) => one.card.endsWith(closedEnding))).toEqual([]);
});

test('people live in every street, some under one roof, some registered elsewhere', () => {
  const areas = world.people.map((one) => one.household.area);
  expect(streets.filter(({ code }) => !areas.includes(code))).toEqual([]);
  expect(share(areas, (area) => !area.startsWith('4403'))).toBeGreaterThan(0.005);
  const roofs = world.people.map((one) => one.household.area + one.household.address);
  expect(roofs.length - new Set(roofs).size).toBeGreaterThan(300);
});

test('certificates are of every kind that a form meets', () => {
  expect(share(world.people, (one) => !one.certificate)).toBeGreaterThan(0.05);
  expect(share(certificates, (one) => one.validUntil < today)).toBeGreaterThan(0.05);
  expect(share(certificates, (one) => one.status === 'cancelled')).toBeGreaterThan(0.01);
  expect(share(certificates, (one) => one.kind === 'veteran')).toBeGreaterThan(0.01);
  expect(share(certificates, (one) => /B[12]$/.test(one.certificate))).toBeGreaterThan(0.01);
  expect(share(certificates, (one) => one.status === 'valid' && one.validUntil >= today)).toBeGreaterThan(0.7);
});

test('names hold rare characters, two-character surnames and names with a dot', () => {
  for (const rare of ['𬱖', '䶮', '㛃', '𠅤', '欧阳', '·']) expect(world.people.some((one) => one.name.includes(rare))).toBe(true);
});

test('firms are of every kind, standing and ended, one owner or several, all of them people here', () => {
  const known = new Set(world.people.map((one) => one.identity));
  expect(new Set(world.firms.map((one) => `${one.organisation} ${one.uscc.slice(0, 2)}`))).toEqual(
    new Set(['individual-business 92', 'enterprise 91', 'private-non-enterprise 52']),
  );
  expect(new Set(world.firms.map((one) => one.status))).toEqual(new Set(['operating', 'cancelled', 'revoked']));
  expect(world.firms.some((one) => one.persons.length > 2)).toBe(true);
  expect(world.firms.flatMap((one) => one.persons).filter((one) => !known.has(one))).toEqual([]);
  expect(world.firms.filter((one) => one.registeredOn > today)).toEqual([]);
});

test('insurance is paid without a gap, in part, or never', () => {
  const counts = new Set(world.people.map((one) => one.insurance.months.length));
  expect([0, 1, 6].filter((count) => !counts.has(count))).toEqual([]);
});

test('the cast are who they are said to be', () => {
  expect(cast.xu.household.area.startsWith('4403')).toBe(false);
  expect(cast.huang.certificate).toMatchObject({ status: 'valid' });
  expect(cast.huang.certificate && cast.huang.certificate.validUntil < today).toBe(true);
  expect(cast.ma.certificate?.kind).toBe('veteran');
  expect(cast.tan.certificate?.certificate).toMatch(/B1$/);
  expect(cast.luo.certificate?.status).toBe('cancelled');
  expect(cast.deng.certificate).toBeUndefined();
  expect(castFirms.qian.status).toBe('cancelled');
  expect(castFirms.together.persons).toEqual([cast.chen, cast.wu, cast.zhou].map((one) => one.identity));
});

test('every street has its office, and every office of a street is a street here', () => {
  const { offices } = parse(readFileSync('policies/440300/offices.yaml', 'utf8')) as {
    offices: { level: string; name: { 'zh-CN': string }; serves: string[] }[];
  };
  const served = offices
    .filter((one) => one.level === 'street')
    .map((one) => `${one.serves.join()} ${one.name['zh-CN'].replace('残疾人联合会', '')}`);
  expect(served.sort()).toEqual(streets.map(({ code, name }) => `${code} ${name}`).sort());
});
