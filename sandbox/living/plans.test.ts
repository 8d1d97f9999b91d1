import { parseBankCard } from '../../src/domain/identifiers/bank-card';
import { parseCertificate } from '../../src/domain/identifiers/certificate-number';
import { parseTelephone } from '../../src/domain/identifiers/contact';
import { parseIdentity } from '../../src/domain/identifiers/identity-number';
import { parseUscc } from '../../src/domain/identifiers/uscc';
import { staffRoster } from '../../src/domain/programmes/quota/roster';
import { checkTyped } from '../../src/domain/table/typed';
import { type LocalDate } from '../../src/domain/values';
import { sandboxAccounts } from '../accounts';
import { batchPlans } from './batches';
import { plans } from './plans';
import { unitPlans } from './unit-plans';
import { smallUnits, units } from './units';
import { livingWorld } from './world';

const today = '2026-11-24' as LocalDate;
const all = plans();
const founders = all.map((one) => one.founder);

test('about forty cases, each under a key and of a founder of its own, whose numbers any form takes', () => {
  expect(all.length).toBeGreaterThan(38);
  for (const values of [
    founders.map((one) => one.login),
    founders.map((one) => one.identity),
    founders.map((one) => one.firm.uscc),
    founders.map((one) => one.telephone),
  ])
    expect(new Set(values).size).toBe(all.length);
  const keys = [...all, ...unitPlans(), ...batchPlans].map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
  const wrong = founders.filter(({ identity, certificate, card, telephone, firm }) =>
    [
      parseIdentity(identity, today),
      parseCertificate(certificate, identity, today),
      parseBankCard(card),
      parseTelephone(telephone),
      parseUscc(firm.uscc),
    ].some((parsed) => 'error' in parsed),
  );
  expect(wrong).toEqual([]);
});

test('a dozen units, each under a key and with a representative of its own, whose rosters are read whole and have nothing wrong', () => {
  const planned = unitPlans();
  expect(planned.map(({ key }) => key).sort()).toEqual(
    units()
      .map(({ key }) => key)
      .sort(),
  );
  expect(new Set(planned.map(({ unit }) => unit.area.slice(0, 6)))).toEqual(new Set(['350203', '350206', '440309', '320412', '330702']));
  for (const values of [
    planned.map(({ unit }) => unit.identity),
    planned.map(({ unit }) => unit.firm.uscc),
    planned.map(({ unit }) => unit.login),
  ])
    expect(new Set(values).size).toBe(planned.length);
  for (const { unit } of planned) {
    const { headings, rows } = unit.filing;
    const checked = checkTyped(
      staffRoster,
      rows.map((row) => Object.fromEntries(staffRoster.columns.map(({ name }, at) => [name, row[at] ?? '']))),
      { today, identity: '' },
    );
    expect([unit.key, headings.length, checked.red]).toEqual([unit.key, staffRoster.columns.length, 0]);
    expect(rows.length).toBeLessThanOrEqual(30);
  }
  const wrong = smallUnits().filter(({ firm, representative }) =>
    [parseUscc(firm.uscc), parseIdentity(representative.identity, today), parseTelephone(representative.telephone)].some(
      (one) => 'error' in one,
    ),
  );
  expect(wrong).toEqual([]);
});

test('the registries know them, and nobody else by their numbers', () => {
  const { people, firms } = livingWorld();
  for (const numbers of [people.map((one) => one.identity), firms.map((one) => one.uscc), people.map((one) => one.telephone)])
    expect(new Set(numbers).size).toBe(numbers.length);
  expect(
    sandboxAccounts()
      .map((one) => one.login)
      .filter((login) => [...founders, ...units()].some((one) => one.login === login)),
  ).toEqual([]);
});

test('every row of a batch is a case that is brought to its payment', () => {
  const paid = [...all.filter(({ steps }) => steps.length >= 6), ...unitPlans().filter(({ reward }) => reward)].map((one) => one.key);
  expect(batchPlans.flatMap((one) => one.rows).filter((row) => !paid.includes(row))).toEqual([]);
});
