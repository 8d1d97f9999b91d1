import { type SandboxPerson, type SandboxWorld, sandboxWorld } from '../people';
import { type Founder } from './founders';
import { plans } from './plans';

/** The people and firms of the registries, those of the living cases among them. @returns also the firms for which no registry answers */
export function livingWorld(): SandboxWorld & { silent: ReadonlySet<string> } {
  const { people, firms } = sandboxWorld();
  const living = plans();
  return {
    people: [...people, ...living.map(({ founder }) => personOf(founder))],
    firms: [...firms, ...living.map(({ founder }) => founder.firm)],
    silent: new Set(living.filter(({ key }) => key === 'unverified').map(({ founder }) => founder.firm.uscc)),
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
