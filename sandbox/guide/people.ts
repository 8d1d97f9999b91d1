import { sandboxAccounts } from '../accounts';
import { type SandboxAccount } from '../account';
import { homesAccounts } from '../homes/accounts';
import { familyAccounts } from '../homes/family';
import { homesPeople, playedOperators } from '../homes/homes';
import { employersAccounts, type Side } from '../employers/accounts';
import { type Employer, employers, employersPeople } from '../employers/firms';
import { cast, castFirms } from '../people';
import { type SandboxPerson } from '../person';

/** A person to try the system as: one situation, with every number that a form asks for. */
export interface Card {
  login: string;
  name: string;
  story: string;
  identity?: string;
  certificate?: string;
  veteran: boolean;
  firm?: string;
  uscc?: string;
  account?: string;
  /** Of somebody of a firm that employs: those they speak for or work at. */
  units?: { name: string; uscc: string }[];
}

/** Everybody who may fill in a form here. */
export const played: readonly SandboxPerson[] = [...Object.values(cast), ...employersPeople, ...homesPeople];

/** Who is played by somebody with this number. */
export const personOf = (identity: string): SandboxPerson | undefined => played.find((one) => one.identity === identity);

/** The firm that somebody founded, alone or with others, or answers for. */
export const firmOf = (identity: string) =>
  [...Object.values(castFirms), ...employers.map(({ firm }) => firm), ...playedOperators.map(({ firm }) => firm)].find((one) =>
    one.persons.includes(identity),
  );

/** Those who apply for themselves. */
export const applicantCards = (): Card[] => {
  const ofUnits = new Set([...employersAccounts(), ...homesAccounts(), ...familyAccounts()].map(({ login }) => login));
  return sandboxAccounts()
    .filter(({ login, actor }) => actor.kind === 'applicant' && !ofUnits.has(login))
    .map(cardOf);
};

/** The people of the firms that employ: who answers for one, who files for it, who works there. */
export const employersCards = (...sides: Side[]): Card[] =>
  employersAccounts()
    .filter(({ side }) => sides.includes(side))
    .map((account) => ({ ...cardOf(account), ...unitsOf(account) }));

/** Those who speak for the operators of homes. */
export const homesCards = (): Card[] =>
  homesAccounts().map((account) => ({
    ...cardOf(account),
    units: [{ name: account.operator.firm.name, uscc: account.operator.firm.uscc }],
  }));

/** A resident of a home and their guardian. */
export const familyCards = (): Card[] => familyAccounts().map(cardOf);

/** The firms that somebody speaks for or works at, under the names that the register has. */
const unitsOf = ({ employers: own }: { employers: readonly Employer[] }): Pick<Card, 'units'> => ({
  units: own.map(({ firm: { name, uscc } }) => ({ name, uscc })),
});

function cardOf({ login, name, who, identity }: SandboxAccount): Card {
  const person = identity === undefined ? undefined : personOf(identity);
  const firm = identity === undefined ? undefined : firmOf(identity);
  return {
    login,
    name,
    story: who,
    veteran: person?.certificate?.kind === 'veteran',
    ...(identity === undefined ? {} : { identity }),
    ...(person?.certificate ? { certificate: person.certificate.certificate } : {}),
    ...(firm ? { firm: firm.name, uscc: firm.uscc } : {}),
    ...(person ? { account: person.card.replace(/(.{4})(?=.)/g, '$1 ') } : {}),
  };
}
