import type { Hash } from '../domain/values';
import { keysFrom } from './keys';
import { freshKeys, withoutLedger } from './keys-file';
import { withFreshKey, activated, retired } from './keys-edit';
import { ledgerMac, logMac, verifyLogMac, verifyMac } from './mac';

const file = freshKeys(new Date(0));
const keys = keysFrom(file);
const row = { id: 'c1/0001', head: 'ab'.repeat(32) as Hash };

test('a row proves itself, today and after a new key', () => {
  const newer = freshKeys(new Date(0));
  const mac = ledgerMac(keys, row);
  expect(verifyMac(keys, row, mac)).toBe(true);
  expect(verifyMac(keysFrom({ active: newer.active, keys: { ...file.keys, ...newer.keys } }), row, mac)).toBe(true);
});

test('another place, another head, another MAC and no MAC do not', () => {
  const mac = ledgerMac(keys, row);
  expect(verifyMac(keys, { ...row, id: 'c1/0002' }, mac)).toBe(false);
  expect(verifyMac(keys, { ...row, head: 'ac'.repeat(32) as Hash }, mac)).toBe(false);
  for (let at = file.active.length + 1; at < mac.length; at++) {
    expect(verifyMac(keys, row, mac.slice(0, at) + (mac[at] === 'A' ? 'B' : 'A') + mac.slice(at + 1))).toBe(false);
  }
  for (const nothing of ['', '.', mac.slice(0, -1), `${mac}A`]) expect(verifyMac(keys, row, nothing)).toBe(false);
});

test('a process without the ledger secret can neither sign nor verify', () => {
  const portal = keysFrom(withoutLedger(file));
  expect(() => ledgerMac(portal, row)).toThrow('unknown-key');
  expect(() => verifyMac(portal, row, ledgerMac(keys, row))).toThrow('unknown-key');
});

test('a key that was retired still proves what it signed, in the ledger and in the access log, and signs nothing more', () => {
  const { id, file: both } = withFreshKey(file, new Date(1));
  const left = keysFrom(retired(activated(both, id), file.active));
  expect(verifyMac(left, row, ledgerMac(keys, row))).toBe(true);
  expect(verifyLogMac(left, row, logMac(keys, row))).toBe(true);
  expect(verifyLogMac(left, row, ledgerMac(keys, row))).toBe(false);
  expect(() => left.derive('codec', file.active)).toThrow('unknown-key');
  expect(logMac(left, row).startsWith(`${id}.`)).toBe(true);
});
