import { type Act } from '../src/domain/case/acts';
import { type Answer } from '../src/domain/case/answer';
import { type Actor, type Role } from '../src/domain/offices';
import { type ActorId, type CaseId, type OfficeId } from '../src/domain/values';
import { type Registries } from '../src/registries/port';
import { type Store } from '../src/store/store';
import { type Treasury } from '../src/treasury/port';
import { type MacRow } from '../src/sealing/mac';
import { type Bound } from '../src/domain/case/bond';
import { type Author } from './authors';

/** What the activities reach the world through. */
export interface Ports {
  store: Store;
  registries: Registries;
  treasury: Treasury;
  /** Acts upon another case, kept in `outgoing` first. */
  engine: { act(target: CaseId, act: Act, actor: Actor): Promise<Answer> };
  /** Everybody who holds a post, for steps nobody eligible is left for. */
  holdersOf: (role: Role, office: OfficeId) => Promise<Actor[]>;
  /** Signs ledger rows with the key that only workers hold. */
  mac: (row: MacRow) => string;
  /** Was this act bound so by a process of ours? */
  bonded: (bound: Bound, mac: string) => boolean;
  /** Whose account this is and whether it was closed, asked anew; undefined if there is none. */
  authorOf: (id: ActorId) => Promise<Author | undefined>;
}
