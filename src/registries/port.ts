import { type Registry, type Reply } from '../domain/ground/reply';
import { type Instant } from '../domain/values';

/** A registry's reply as it is kept: when it came, or why none did. */
export type Dated<R> = (Exclude<Reply<R>, { kind: 'unavailable' }> & { at: Instant }) | { kind: 'unavailable'; why: string };

/** The registries. No call throws; numbers are sent in bodies, never in addresses. */
export interface Registries {
  /** @param number what the registry is asked by: an identity number, a 统一社会信用代码 */
  ask<R>(registry: Registry<R>, number: string): Promise<Dated<R>>;
}
