import { keysFrom, type Keys } from '../../src/sealing/keys';
import { type KeysFile } from '../../src/sealing/keys-shape';

const zeros = Buffer.alloc(32, 7).toString('base64');

/** Keys of the recorded histories: they open nothing else, and anybody may know them. */
export const replayKeys = (): Keys =>
  keysFrom({ active: 'replay', keys: { replay: { created: '2026-11-24T00:00:00.000Z', key: zeros, ledger: zeros } } } as KeysFile);
