import { gates } from '../../src/domain/programmes/star-workshop-registration/gates';
import { type HomeFiler } from '../homes/filers';
import { homesAccounts } from '../homes/accounts';
import { homes } from '../homes/homes';
import { officer } from './plans';
import { fileWorkshop, type Workshop } from './workshop-file';
import { type HomePlan, type HomeStep } from './home-plans';

/** Two inside the one home of Wujin that has stars: the first is registered, the second is half visited. */
const workshops: Readonly<Record<'workshop-registered' | 'workshop-half-visited', Workshop>> = {
  'workshop-registered': { name: '雁翎星工坊', address: '示例路 190 号一楼东侧', guardians: ['沈明芳', '陆建华', '顾秀珍', '徐根法'] },
  'workshop-half-visited': { name: '湖塘星工坊', address: '示例路 190 号二楼', guardians: ['朱红波', '钱志强', '姚静霞'] },
};

const seen = Object.fromEntries([...gates.map((gate) => [`has-${gate}`, true]), ['inside-the-home', true]]) as Record<string, boolean>;
const inspect =
  (login: string, words: string): HomeStep =>
  (kase) =>
    kase.act(officer(login), 'inspect', 'visit', async (text) => ({ checklist: seen, text: await text(words), photos: [] }));

const halfVisited: readonly HomeStep[] = [
  (kase) => kase.act(officer('wj-window7'), 'accept', 'accept', () => Promise.resolve({})),
  inspect('wj-inspector2', '设在残疾人之家一楼，五项服务都在开展。'),
];
const registered: readonly HomeStep[] = [
  ...halfVisited,
  inspect('wj-inspector8', '属实。'),
  (kase) => kase.act(officer('wujin-diaocha'), 'advance', 'review', async (text) => ({ text: await text('条件齐备，核查属实。') })),
  (kase) => kase.act(officer('wj-approver3'), 'grant', 'decide', () => Promise.resolve({})),
  (kase) => kase.until((state) => state.outcome !== undefined).then(() => undefined),
];

/** Whoever answers for the operator of Wujin's home. */
function filer(key: string): HomeFiler {
  const home = homes.find(({ area }) => area.startsWith('320412'));
  const account = homesAccounts().find(({ operator, ground }) => operator === home?.operator && ground === 'representative');
  if (!home || !account) throw new Error('nobody runs a home in Wujin');
  const { name, identity, telephone } = home.operator.representative;
  return { key, home, operator: home.operator, login: account.login, actor: account.actor, name, identity, telephone };
}

export const workshopPlans = (): HomePlan[] => [
  {
    key: 'workshop-registered',
    filer: filer('workshop-registered'),
    begin: (services, one) => fileWorkshop(services, one, workshops['workshop-registered']),
    steps: registered,
  },
  {
    key: 'workshop-half-visited',
    filer: filer('workshop-half-visited'),
    // A unit has one open draft for a place at a time.
    begin: async (services, one) => {
      await fileWorkshop(services, one, workshops['workshop-registered']);
      return fileWorkshop(services, one, workshops['workshop-half-visited']);
    },
    steps: halfVisited,
  },
];
