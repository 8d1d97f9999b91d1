import { apart, boundOf } from '../src/domain/case/bond';
import { type LedgerRow } from '../src/domain/case/events';
import { machine } from '../src/domain/offices';
import { type ActorId } from '../src/domain/values';
import { type Author, type Ports } from './ports';

/**
 * Asks of everything done by people, before it is recorded: was it bound to this very case by a process of ours, and may its author's
 * account still speak? @throws if not: nothing is written, the case stands still where everybody sees it, and the record is tried again
 */
export async function askAuthors({ authorOf, bonded }: Pick<Ports, 'authorOf' | 'bonded'>, rows: readonly LedgerRow[]): Promise<void> {
  const acts = rows.filter(({ event }) => event.request !== undefined && event.by !== machine.id);
  const authors = new Map<ActorId, Author | undefined>();
  for (const by of new Set(acts.map(({ event }) => event.by))) authors.set(by, await authorOf(by));
  for (const row of acts) {
    const why = unlawful(row, authors.get(row.event.by), bonded);
    if (why) throw new Error(`security: ${row.case}/${row.version} is not recorded: ${why}`);
  }
}

function unlawful(row: LedgerRow, author: Author | undefined, bonded: Ports['bonded']): string | undefined {
  const bound = boundOf(row);
  if (!bound || !bonded(bound, row.event.bond?.mac ?? '')) return 'it was not meant for this case';
  if (author?.person !== row.event.person) return 'there is no such account';
  return author.closed && Date.parse(author.closed) + apart < Date.parse(bound.sent) ? 'its account was closed before' : undefined;
}
