import { type MandateGround } from '../../src/domain/mandates';
import { type ActorId, type PersonId } from '../../src/domain/values';
import { type SandboxAccount } from '../account';
import { type SandboxPerson } from '../person';
import { type HomeOperator, homes, playedOperators } from './homes';

export interface HomesAccount extends SandboxAccount {
  operator: HomeOperator;
  ground: MandateGround;
}

/** 法定代表人 and 管理员 of the operators that can be played. */
export const homesAccounts = (): HomesAccount[] =>
  playedOperators.flatMap((operator) => {
    const { key, representative, manager, firm, also = '' } = operator;
    const run = homes.filter((one) => one.operator === operator).length;
    return [
      accountOf(`${key}-faren`, representative, operator, 'representative', `${firm.name}法定代表人`),
      accountOf(`${key}-guanli`, manager, operator, 'named', `${firm.name}管理员，管 ${run} 家残疾人之家${also}`),
    ];
  });

const accountOf = (login: string, person: SandboxPerson, operator: HomeOperator, ground: MandateGround, who: string): HomesAccount => ({
  login,
  who,
  name: person.name,
  phone: person.telephone,
  identity: person.identity,
  actor: { id: `a-${login}` as ActorId, person: `p-${login}` as PersonId, kind: 'applicant', posts: [], deputyFor: [] },
  operator,
  ground,
});
