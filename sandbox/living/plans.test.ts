import { parseBankCard } from '../../src/domain/identifiers/bank-card';
import { parseCertificate } from '../../src/domain/identifiers/certificate-number';
import { parseTelephone } from '../../src/domain/identifiers/contact';
import { parseIdentity } from '../../src/domain/identifiers/identity-number';
import { parseUscc } from '../../src/domain/identifiers/uscc';
import { type LocalDate } from '../../src/domain/values';
import { sandboxAccounts } from '../accounts';
import { batchPlans } from './batches';
import { plans } from './plans';
import { livingWorld } from './world';

const today = '2026-11-24' as LocalDate;
const all = plans();
const founders = all.map((one) => one.founder);

test('about forty cases, each under a key and of a founder of its own, whose numbers any form takes', () => {
  expect(all.length).toBeGreaterThan(38);
  for (const values of [
    all.map((one) => one.key),
    founders.map((one) => one.login),
    founders.map((one) => one.identity),
    founders.map((one) => one.firm.uscc),
    founders.map((one) => one.telephone),
  ])
    expect(new Set(values).size).toBe(all.length);
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

test('the registries know them, and nobody else by their numbers', () => {
  const { people, firms } = livingWorld();
  for (const numbers of [people.map((one) => one.identity), firms.map((one) => one.uscc), people.map((one) => one.telephone)])
    expect(new Set(numbers).size).toBe(numbers.length);
  expect(
    sandboxAccounts()
      .map((one) => one.login)
      .filter((login) => founders.some((one) => one.login === login)),
  ).toEqual([]);
});

test('every row of a batch is a case that is brought to its payment', () => {
  const paid = all.filter(({ steps }) => steps.length >= 6).map((one) => one.key);
  expect(batchPlans.flatMap((one) => one.rows).filter((row) => !paid.includes(row))).toEqual([]);
});
