import { type Month } from '../src/domain/values';
import { employmentOf, type Spell } from './employment';
import { type SandboxPerson, type SandboxWorld } from './person';
import { type Dice, diceOf } from './random';

/** How many people with a certificate the crowd's employers have, the largest first. */
const sizes = [300, 200, 150, 100, 80, 60, 50, 40, 30, 25, 20, 15, 12, 10];

/**
 * The same world with a part of the crowd at work: at its first enterprises that stand, by the sizes above, and each at one of them. Of a
 * hundred, 86 are in order the whole year; the others began in its middle, were paid too little or not insured for a while, were counted
 * by two, or died.
 */
export function employed({ people, firms }: SandboxWorld, seed: number): SandboxWorld {
  const dice = diceOf(seed);
  const employers = firms
    .filter(({ organisation, status }) => organisation === 'enterprise' && status === 'operating')
    .map((one) => one.uscc);
  const places = sizes.flatMap((size, at) => Array.from({ length: size }, () => at));
  const atWork = (person: SandboxPerson): SandboxPerson => {
    const at = person.certificate ? places.shift() : undefined;
    const [own = '', other = ''] = at === undefined ? [] : [employers[at], employers[(at + 1) % sizes.length]];
    return own === '' ? person : { ...person, employment: employment(dice, person.identity, own, other) };
  };
  return { people: people.map(atWork), firms };
}

function employment(dice: Dice, identity: string, employer: string, other: string) {
  const whole: Spell = { employer, wage: 3_000 + 50 * dice.below(80) };
  const month = 1 + dice.below(9);
  const named = (n: number): Month => `2025-${String(n).padStart(2, '0')}` as Month;
  const lot = dice.below(100);
  if (lot < 5) return employmentOf(identity, [{ ...whole, from: named(month + 1) }]);
  if (lot < 8) return employmentOf(identity, [{ ...whole, otherwise: { [named(month)]: 1_200 } }]);
  if (lot < 11) return employmentOf(identity, [{ ...whole, uninsured: [named(month), named(month + 1)] }]);
  if (lot < 13) return employmentOf(identity, [whole, { employer: other, wage: 1_800 }]);
  if (lot < 14) return employmentOf(identity, [whole], named(month));
  return employmentOf(identity, [whole]);
}

/** Everybody of a world for whom an employer declared a month. */
export const staffOf = ({ people }: SandboxWorld, employer: string): SandboxPerson[] =>
  people.filter(({ employment: record }) => record?.months.some((one) => one.employer === employer));
