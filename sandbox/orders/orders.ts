import { localDate } from '../../src/domain/calendar/instants';
import { type OrderSaid } from '../../src/domain/orders/acts';
import { type ActorId, type Fen, type LocalDate, type OfficeId, type OrderId, shifted } from '../../src/domain/values';
import { instantNow } from '../../src/store/clock';
import { type NewAct } from '../../src/store/orders';
import { type Store } from '../../src/store/store';
import { sandboxAccounts } from '../accounts';
import { employerNamed } from '../employers/firms';
import { homes, type SandboxHome } from '../homes/homes';

type Stores = Pick<Store, 'parties' | 'stays' | 'orders' | 'places'>;

/** Who did it: somebody to try, or nobody in particular. */
const idOf = (login: string): ActorId => sandboxAccounts().find((one) => one.login === login)?.actor.id ?? ('a-sandbox' as ActorId);

/** A home of Nanhu’s, by its place among all; the first is the one whose manager can be played. */
const [played, second, third] = [0, 1, 2].map((at) => homes[at] as SandboxHome) as [SandboxHome, SandboxHome, SandboxHome];

interface Story {
  key: string;
  what: string;
  pieces: number;
  /** By the firm in the portal; else entered at the desk. */
  asked?: true;
  acts?: readonly [who: 'desk' | 'home' | 'other', act: NewAct][];
}

const act = <Kind extends NewAct['kind']>(kind: Kind, key: string, said: OrderSaid[Kind]): NewAct => ({ kind, key, said }) as NewAct;

/**
 * Orders of packing by one firm, in every state that there is; each act once, however often the sandbox starts. Nobody is written to about what
 * was before they came.
 * @returns which acts were refused: what somebody has done with an order meanwhile goes before
 */
export async function enterOrders(store: Stores): Promise<string[]> {
  const refused: string[] = [];
  const { id: purchaser } = await store.parties.named(employerNamed('shuangxi').firm);
  const today = localDate(instantNow());
  const stays = (await store.stays.of(played.id)).filter(({ until }) => until === undefined).slice(0, 3);
  const operators = new Map((await store.places.byIds([played.id, second.id, third.id])).map((one) => [one.id, one.operator]));
  const offer = (pieces: readonly number[]): NewAct =>
    act('offer', 'offer', {
      pay: 80 as Fen,
      lotsSeen: 0,
      lots: [played, second, third].flatMap(({ id }, at) => {
        const operator = operators.get(id);
        return operator && pieces[at] ? [{ place: id, operator, pieces: pieces[at] }] : [];
      }),
    });
  const deliver = (key: string, lot: number, pieces: number, shares: readonly number[]): NewAct =>
    act('deliver', key, {
      lot,
      day: today,
      pieces,
      operator: operators.get(lot === 1 ? played.id : second.id) ?? purchaser,
      work: stays.flatMap(({ id }, at) => (shares[at] ? [{ stay: id, pieces: shares[at] }] : [])),
    });
  const accepted: Story['acts'] = [
    ['desk', offer([1_200, 800])],
    ['home', act('accept', 'accept', { lot: 1 })],
  ];
  const stories: Story[] = [
    { key: 'asked', what: '春节礼盒装盒、贴标', pieces: 3_000, asked: true },
    { key: 'split', what: '衬衫配件装袋', pieces: 5_000 },
    { key: 'offered', what: '围巾礼盒装盒', pieces: 900, acts: [['desk', offer([500, 400])]] },
    {
      key: 'making',
      what: '备用纽扣装袋、贴标',
      pieces: 4_000,
      acts: [
        ['desk', offer([3_000, 600, 400])],
        ['home', act('accept', 'accept', { lot: 1 })],
        ['other', act('accept', 'accept-2', { lot: 2 })],
        ['other', act('decline', 'decline-3', { lot: 3, why: '人手不够' })],
        ['home', deliver('d-1', 1, 2_900, [2_830, 40])],
        ['home', deliver('d-2', 1, 100, [100])],
        ['home', act('strike', 'strike', { of: 'd-2', why: '记到了别的订单' })],
      ],
    },
    {
      key: 'looking',
      what: '吊牌穿绳',
      pieces: 2_000,
      acts: [
        ...accepted,
        ['other', act('accept', 'accept-2', { lot: 2 })],
        ['home', deliver('d-1', 1, 1_200, [500, 400, 300])],
        ['other', deliver('d-2', 2, 800, [])],
      ],
    },
    {
      key: 'done',
      what: '样衣包装',
      pieces: 300,
      acts: [
        ['desk', offer([300])],
        ['home', act('accept', 'accept', { lot: 1 })],
        ['home', deliver('d-1', 1, 300, [150, 150])],
        ['desk', act('confirm', 'confirm', { of: 'd-1', good: 300 })],
      ],
    },
    {
      key: 'refused',
      what: '整件服装缝制',
      pieces: 20_000,
      asked: true,
      acts: [['desk', act('refuse', 'refuse', { why: '要用工业缝纫机，各家都没有' })]],
    },
    {
      key: 'cancelled',
      what: '旧款包装盒换贴标',
      pieces: 2_000,
      acts: [
        ...accepted,
        ['home', deliver('d-1', 1, 200, [120, 80])],
        ['desk', act('cancel', 'cancel', { why: '客户改了款式' })],
        ['desk', act('confirm', 'confirm', { of: 'd-1', good: 200 })],
      ],
    },
  ];
  const by = { desk: idOf('nanhuqu-chuangkou'), home: idOf('hetang-guanli'), other: 'a-sandbox' as ActorId };
  for (const { key, what, pieces, asked, acts = [] } of stories) {
    const said: OrderSaid['ask'] = {
      centre: 'jx-nh' as OfficeId,
      purchaser,
      kind: 'packing',
      what,
      unit: '件',
      pieces,
      price: 150 as Fen,
      due: dueFrom(today),
    };
    const id = await begun(store, key, said, asked === true, by.desk);
    for (const [who, each] of acts) {
      const done = await store.orders.act(id, each, by[who]);
      await store.orders.told(id, each.key);
      if (done?.kind !== 'done') refused.push(`${key} ${each.key}: ${done?.why ?? 'gone'}`);
    }
  }
  return refused;
}

const dueFrom = (today: LocalDate): LocalDate => shifted(today, 45);

/** What was ordered on the first start of the sandbox stands, with the days that it had then. */
async function begun(store: Stores, key: string, said: OrderSaid['ask'], asked: boolean, desk: ActorId): Promise<OrderId> {
  const kind = asked ? 'ask' : 'enter';
  const done = await store.orders.begin({ kind, key: `sandbox.${key}`, said }, asked ? idOf('shuangxi-jingban') : desk);
  const id = done.kind === 'done' ? done.id : done.first.id;
  await store.orders.told(id, `sandbox.${key}`);
  return id;
}
