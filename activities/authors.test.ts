import { type Bond, type Bound } from '../src/domain/case/bond';
import { type CaseEvent, type LedgerRow } from '../src/domain/case/events';
import { at, officer, text } from '../src/domain/case/testing';
import { type CaseId, type Hash, type RequestId } from '../src/domain/values';
import { freshKeys } from '../src/sealing/keys-file';
import { keysFrom } from '../src/sealing/keys';
import { bondMac, verifyBond } from '../src/sealing/bond';
import { askAuthors } from './authors';
import { type Author } from './ports';

const keys = keysFrom(freshKeys(new Date('2026-03-02T02:00:00.000Z')));
const window = officer('window', 'window', 'street');
const sent = at('2026-03-02T02:00:00.000Z');
const id = 'case-1' as CaseId;

function noted(change: Partial<Bound> = {}): LedgerRow {
  const stated: Omit<Bond, 'mac'> = { kind: 'note', at: sent, sent, from: 'portal' };
  const bound: Bound = { ...stated, case: id, request: 'r' as RequestId, actor: window.id, person: window.person, ...change };
  const bond = { ...stated, mac: bondMac(keys, bound) };
  const event: CaseEvent = {
    type: 'noted',
    text: text('t'),
    at: sent,
    by: window.id,
    person: window.person,
    request: 'r' as RequestId,
    bond,
  };
  return { case: id, version: 2, event, head: 'b'.repeat(64) as Hash };
}
const asked = (row: LedgerRow, author: Author | undefined = { person: window.person }): Promise<void> =>
  askAuthors({ authorOf: () => Promise.resolve(author), bonded: (bound, mac) => verifyBond(keys, bound, mac) }, [row]);

it('what an open account sent to this case is recorded; closing it afterwards changes nothing', async () => {
  await expect(asked(noted())).resolves.toBeUndefined();
  await expect(asked(noted(), { person: window.person, closed: at('2026-03-02T01:59:30.000Z') })).resolves.toBeUndefined();
});

it.each<[string, LedgerRow, Author | undefined]>([
  ['meant for another case', noted({ case: 'case-2' as CaseId }), { person: window.person }],
  ['by somebody else', noted({ actor: officer('other', 'window', 'street').id }), { person: window.person }],
  ['under another request', noted({ request: 's' as RequestId }), { person: window.person }],
  ['that nobody’s portal sent', { ...noted(), event: { ...noted().event, bond: undefined as never } }, { person: window.person }],
  ['of an account closed before', noted(), { person: window.person, closed: at('2026-03-02T01:57:00.000Z') }],
  ['of another person’s account', noted(), { person: officer('other', 'window', 'street').person }],
])('an act %s is not recorded', async (_what, row, author) => {
  await expect(asked(row, author)).rejects.toThrow(/^security: case-1\/2 is not recorded/);
});

it('nor one of an account that never was', async () => {
  await expect(askAuthors({ authorOf: () => Promise.resolve(undefined), bonded: () => true }, [noted()])).rejects.toThrow(
    'there is no such account',
  );
});
