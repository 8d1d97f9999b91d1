import { type Activities } from './contract';
import { type Ports } from './ports';

/** 受理: the rights claimed are reserved, all or none. */
export const reserveIn =
  ({ store }: Ports): Activities['reserve'] =>
  async (id, keys) => {
    const reservation = await store.claims.reserve(keys, id);
    if (reservation.kind === 'reserved') return undefined;
    return (await store.cases.read(reservation.by))?.number ?? reservation.by;
  };
