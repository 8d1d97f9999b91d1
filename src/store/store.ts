import { type Connection } from 'mongoose';
import { type Keys } from '../sealing/keys';
import { casesOf } from './cases';
import { claimsOf } from './claims';
import { ensureIndexes } from './collection';
import { ledgerOf } from './ledger';
import { outgoingOf } from './outgoing';
import { settingsOf } from './settings';
import { submissionsOf } from './submissions';
import { tasksOf } from './tasks';
import { textsOf } from './texts';

/** Every collection of the portal and the worker over one connection. Nothing is cached: other processes write too. */
export function createStore({ connection, keys }: { connection: Connection; keys: Keys }) {
  return {
    ledger: ledgerOf(connection),
    cases: casesOf(connection),
    tasks: tasksOf(connection),
    claims: claimsOf(connection),
    texts: textsOf(connection, keys),
    outgoing: outgoingOf(connection, keys),
    submissions: submissionsOf(connection, keys),
    settings: settingsOf(connection, keys),
    ensureIndexes: (): Promise<void> => ensureIndexes(connection),
  };
}

export type Store = ReturnType<typeof createStore>;
