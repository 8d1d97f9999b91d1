import { type Activities } from './contract';
import { type Ports } from './ports';

export const keptInTimeIn =
  ({ store }: Ports): Activities['keptInTime'] =>
  (id, step, by) =>
    store.outgoing.keptInTime(id, step, by);
