import { type Place, type Program } from '../found';

// Without --sync-on-commit a killed server loses writes that it had acknowledged (measured: 222 of 57,333), with it none. As a member of
// a replica set (and the one in Rust also as none) it writes everything a second time, for change streams, which nobody here reads.
// The cache takes what is in use, not what it may. With 256 MB a Python server was once seen to stand still for ever (ADR 0007): a thread that
// held its one lock waited for room in the cache, and all others for the lock.
const common = ({ port, dataDir, durable }: Place): string[] => [
  ...['--host', '127.0.0.1', '--port', String(port), '--storage-path', dataDir],
  ...(durable ? ['--sync-on-commit'] : []),
  ...['--standalone', '--cache-size', '2G', '--log-level', 'WARNING'],
];

/** SecantusDB as PyPI has it. Slow with many connections (Python's global lock), hence the small pool. */
export const secantusPy = (command: string): Program => ({
  name: 'secantusd-py',
  family: 'secantus',
  command,
  maxPool: 4,
  args: common,
});

/** SecantusDB built from crates.io: ten times as fast. Small log files keep an empty store small. */
export const secantusRs = (command: string): Program => ({
  name: 'secantusd-rs',
  family: 'secantus',
  command,
  maxPool: 20,
  env: { SECANTUS_DISABLE_OPLOG: '1' },
  args: (place) => [...common(place), '--log-file-max', '16MB'],
});
