import { type Actor } from '../../src/domain/offices';
import { type ActorId, type PersonId } from '../../src/domain/values';
import { type HomeOperator, homes, type SandboxHome } from './homes';

/** A home whose operator’s representative has filed before anybody tries the system. */
export interface HomeFiler {
  key: string;
  home: SandboxHome;
  operator: HomeOperator;
  login: string;
  actor: Actor;
  name: string;
  identity: string;
  telephone: string;
}

/** Of the district that has its whole staff here, by their places in the list of homes; operators have their accounts in this order. */
const made: readonly [key: string, at: number][] = [
  ['home-draft', 1],
  ['home-to-accept', 2],
  ['home-half-visited', 3],
  ['home-panel', 16],
  ['home-panel-apart', 17],
  ['home-on-notice', 18],
  ['home-for-the-city', 19],
  ['home-for-the-province', 50],
  ['home-rated', 51],
  ['home-refused', 64],
  ['home-vetoed', 35],
  ['home-veto-upheld', 66],
  ['home-veto-dismissed', 67],
  ['home-rectifies', 82],
  ['home-rectified', 83],
  ['home-to-look-at', 34],
  ['home-vetoed-on-notice', 65],
];

/** Of one operator there is one representative, whichever of its homes they file for. */
const operators: readonly HomeOperator[] = [...new Set(made.map(([, at]) => (homes[at] as SandboxHome).operator))];

export const homeFilers: readonly HomeFiler[] = made.map(([key, at]) => {
  const home = homes[at] as SandboxHome;
  const { name, identity, telephone } = home.operator.representative;
  const login = `zhijia${String(operators.indexOf(home.operator) + 1).padStart(2, '0')}`;
  const actor: Actor = { id: `a-${login}` as ActorId, person: `p-${login}` as PersonId, kind: 'applicant', posts: [], deputyFor: [] };
  return { key, home, operator: home.operator, login, actor, name, identity, telephone };
});
