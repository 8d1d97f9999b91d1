import { type Response } from 'express';
import { type Order } from '../../../domain/orders/order';
import { type Beginning } from '../../../store/orders';
import { paths } from '../../paths';
import { type Services } from '../../services';
import { wantedRows } from './order-words';

/** For the template: the order that the same page made before with something else in it, and what it says now that it did not say then. */
export async function pressedBefore({ store }: Pick<Services, 'store'>, res: Response, first: Order, { said }: Beginning) {
  const { t, lang } = res.locals;
  const firms = new Map((await store.parties.byIds([first.purchaser, said.purchaser])).map(({ id, name }) => [id, name]));
  const rows = (order: Order) => wantedRows(order, { t, lang, place: (id) => id }, firms.get(order.purchaser));
  const now = rows({ ...first, wanted: said, purchaser: said.purchaser });
  return {
    text: t('orders.pressedText', { number: first.id }),
    href: paths.order(first.id),
    differs: rows(first).flatMap(({ key, value }, at) => {
      const other = now[at]?.value ?? '';
      return other === value ? [] : [{ key, value: t('orders.pressedDiff', { first: value, now: other }) }];
    }),
  };
}

export type PressedBefore = Awaited<ReturnType<typeof pressedBefore>>;
