import { standingOffer } from '../../src/domain/case/offers';
import { type CaseId, type RequestId } from '../../src/domain/values';
import { openHandOver } from '../../src/portal/cases/open-hand-over';
import { type Services } from '../../src/portal/services';
import { sandboxAccounts } from '../accounts';
import { homes, playedOperators, type SandboxHome } from '../homes/homes';
import { drive, type Driven } from './acts';
import { officer } from './plans';
import { until } from './until';

type HandOverStep = (kase: Driven, services: Services) => Promise<void>;

/** One home that passes to another operator, and how far that is brought. */
export interface HandOverPlan {
  key: string;
  home: SandboxHome;
  steps: readonly HandOverStep[];
}

const supervisor = 'nanhuqu-fuze';

/** Whoever of the pool can be played answers once they are asked. @param login their representative */
const answers =
  (login: string, how: 'take-offer' | 'decline-offer'): HandOverStep =>
  async (kase, { store }) => {
    const account = sandboxAccounts().find((one) => one.login === login);
    const operator = playedOperators.find(({ key }) => login.startsWith(key));
    if (!account || !operator) throw new Error(`nobody is called ${login}`);
    const { id: party } = await store.parties.named(operator.firm);
    if (await store.ledger.requestOf(kase.id, `${kase.id}-${how}-offer-${account.actor.id}` as RequestId)) return;
    await kase.until((state) => standingOffer(state)?.to === party);
    await kase.act(account.actor, how, 'offer', async (text) =>
      how === 'take-offer' ? { party } : { party, text: await text('今年人手不够，照护不过来。') },
    );
  };
const ended: HandOverStep = (kase) => kase.until(({ outcome }) => outcome !== undefined).then(() => undefined);
const declined = answers('hetang-faren', 'decline-offer');

/** Asked first, asked after somebody declined, and over: both counts agree. */
export const handOverPlans: readonly HandOverPlan[] = [
  { key: 'hand-over-done', home: homes[48] as SandboxHome, steps: [declined, answers('yanling-faren', 'take-offer'), ended] },
  { key: 'hand-over-declined', home: homes[33] as SandboxHome, steps: [declined] },
  { key: 'hand-over-offered', home: homes[32] as SandboxHome, steps: [] },
];

/** The case by which a home passes, begun by the district. Once, however often it is asked. */
export async function handOverOf(services: Services, { key, home }: HandOverPlan): Promise<Driven> {
  const { store } = services;
  const place = await store.places.find(home.id);
  if (!place) throw new Error(`${home.name} is not registered`);
  const before = await store.passings.ofPlace(home.id);
  if (before && (await store.cases.read(before.case))) return drive(services, before.case, officer(supervisor), 60);
  const opened = await openHandOver(services, officer(supervisor), place, `living-${key}` as RequestId, '承办企业经营困难，年底停业。');
  if (opened.kind === 'nowhere') throw new Error(`${home.name} cannot pass to anybody`);
  const id: CaseId = opened.id;
  await until(async () => (await store.cases.read(id)) ?? undefined, 30);
  return drive(services, id, officer(supervisor), 60);
}
