import { sandboxWorld } from '../people';
import { type SandboxPerson, type SandboxWorld } from '../person';
import { type Founder } from './founders';
import { plans } from './plans';
import { smallUnits, silentPerson } from './units';

/** The people and firms of the registries, those of the living cases among them. @returns also the firms and people for whom no registry answers */
export function livingWorld(): SandboxWorld & { silent: ReadonlySet<string> } {
  const { people, firms } = sandboxWorld();
  const living = plans();
  const employers = smallUnits();
  const unverified = living.filter(({ key }) => key === 'unverified').map(({ founder }) => founder.firm.uscc);
  return {
    people: [
      ...people,
      ...living.map(({ founder }) => personOf(founder)),
      ...employers.flatMap(({ representative, staff }) => [representative, ...staff.map(({ person }) => person)]),
    ],
    firms: [...firms, ...living.map(({ founder }) => founder.firm), ...employers.map(({ firm }) => firm)],
    silent: new Set([...unverified, silentPerson()]),
  };
}

const personOf = ({ name, identity, telephone, card, certificate, area, firm }: Founder): SandboxPerson => ({
  name,
  identity,
  telephone,
  card,
  household: { name, area, address: firm.address },
  certificate: { name, certificate, kind: 'disability', status: 'valid', validUntil: '2033-06-30' as never },
  insurance: { months: ['2026-10'] },
});
