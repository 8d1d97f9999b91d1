import { type Product } from '../../src/domain/orders/product';
import { type Fen } from '../../src/domain/values';
import { type Store } from '../../src/store/store';
import { homes } from '../homes/homes';

type Made = Omit<Product, 'id' | 'place'>;

const product = (kind: Made['kind'], name: string, what: string, unit: string, fen: number, capacity: number): Made => ({
  kind,
  name,
  what,
  unit,
  price: fen as Fen,
  capacity,
});

/** Invented, like the homes: each makes two or three of these. */
const made: readonly Made[] = [
  product('packing', '礼盒包装', '来料装盒、贴标、装箱，纸盒和标签由客户提供。', '件', 150, 6_000),
  product('assembly', '圆珠笔组装', '笔芯、笔杆、笔帽组装，装袋。', '支', 12, 30_000),
  product('handicraft', '中国结挂件', '手工编结，长约 20 厘米，颜色可选。', '个', 1_200, 400),
  product('sewing', '帆布袋', '12 安帆布，可印客户的标志，35 × 40 厘米。', '个', 900, 800),
  product('paper', '档案袋', '牛皮纸，A4，每百只一捆。', '百只', 6_500, 300),
  product('food', '手工曲奇', '在持证的烘焙间制作，每盒 200 克。', '盒', 2_800, 500),
  product('farm', '盆栽薄荷', '口径 12 厘米的盆，自己育苗。', '盆', 800, 600),
  product('packing', '一次性餐具套装', '筷子、纸巾、牙签装袋封口。', '套', 18, 40_000),
];

/** The first twenty homes of Jiaxing and the one in Siming have something in the catalogue. */
const selling = homes.filter(({ id }, at) => at < 20 || id.startsWith('350203'));

/** What homes make; what is listed already stays as it is. */
export async function enterProducts({ products }: Pick<Store, 'products'>): Promise<void> {
  await Promise.all(
    selling.flatMap(({ id }, at) =>
      // Half of them pack: an order of packing has somebody to be split among.
      [0, ...(at % 2 === 0 ? [] : [7]), 1 + (at % 6)]
        .filter((n) => n !== 0 || at % 4 !== 3)
        .map((n) => {
          const one = made[n] as Made;
          return products.add({ ...one, place: id, capacity: Math.round((one.capacity * (8 + (at % 5))) / 10) }, `sandbox.${n}`);
        }),
    ),
  );
}
