import { type ActorId, type PersonId } from '../../src/domain/values';
import { type SandboxAccount } from '../account';
import { homes, playedOperators, type SandboxHome } from './homes';
import { type HomeResident } from './residents';

/** The first resident of the first home that can be played, and their guardian, whose number the home has entered. */
export function familyAccounts(): SandboxAccount[] {
  const [operator] = playedOperators;
  const { name, residents } = homes.find((one) => one.operator === operator) as SandboxHome;
  const { person, guardian } = residents[0] as HomeResident;
  const key = operator?.key ?? '';
  return [
    accountOf(`${key}-jianhuren`, guardian, `${name}在册员工${person.name}的监护人`),
    accountOf(`${key}-yuangong`, person, `${name}在册员工`),
  ];
}

type Someone = { name: string; telephone: string; identity?: string };

const accountOf = (login: string, { name, telephone, identity }: Someone, who: string): SandboxAccount => ({
  login,
  who,
  name,
  phone: telephone,
  ...(identity === undefined ? {} : { identity }),
  actor: { id: `a-${login}` as ActorId, person: `p-${login}` as PersonId, kind: 'applicant', posts: [], deputyFor: [] },
});
