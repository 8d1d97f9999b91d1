import { type Actor, type Office, type Role } from '../../src/domain/offices';
import { type ActorId, type OfficeId, type PersonId } from '../../src/domain/values';

/** One officer for each post of each office, two where two are needed; ids say what they are. */
export interface Officers {
  all: Actor[];
  of(office: string, role: Role, nth?: number): Actor;
}

export const person = (name: string, posts: Actor['posts'] = [], kind: Actor['kind'] = 'officer'): Actor => ({
  id: `actor-${name}` as ActorId,
  person: `person-${name}` as PersonId,
  kind,
  posts,
  deputyFor: [],
});

const rolesAt = {
  street: ['window', 'inspector', 'reviewer', 'supervisor'],
  district: ['window', 'reviewer', 'approver', 'finance', 'supervisor'],
  city: ['supervisor'],
  province: ['supervisor'],
} as const;

export function officers(offices: readonly Office[]): Officers {
  const all = offices.flatMap((office) =>
    rolesAt[office.level].flatMap((role) => [1, 2].map((nth) => person(`${office.id}-${role}-${nth}`, [{ role, office: office.id }]))),
  );
  return {
    all,
    of(office, role, nth = 1) {
      const found = all.find((one) => one.id === `actor-${office as OfficeId}-${role}-${nth}`);
      if (!found) throw new Error(`no ${role} ${nth} at ${office}`);
      return found;
    },
  };
}
