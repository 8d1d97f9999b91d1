import { type SandboxAccount, sandboxAccounts } from '../accounts';
import { type SandboxPerson, cast, castFirms } from '../people';

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
}

/** Who is played under a login. */
export const personOf = (login: string): SandboxPerson | undefined =>
  Object.hasOwn(cast, login) ? cast[login as keyof typeof cast] : undefined;

/** The firm that somebody founded, alone or with others. */
export const firmOf = (identity: string) => Object.values(castFirms).find((one) => one.persons.includes(identity));

export const applicantCards = (): Card[] =>
  sandboxAccounts()
    .filter(({ actor }) => actor.kind === 'applicant')
    .map(cardOf);

function cardOf({ login, name, who, identity }: SandboxAccount): Card {
  const person = personOf(login);
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
