import { createServer, type Server } from 'node:net';
import { type AddressInfo } from 'node:net';
import { createLogger } from '../log';
import { type ActorId } from '../domain/values';
import { testStore, type TestStore } from '../store/testing';
import { caseId } from '../store/testing-states';
import { clamdScanner, verdictOf } from './clamd';
import { scanDrain } from './drain';

const eicar = 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE';
/** Speaks clamd's INSTREAM: reads pieces to the empty one, then says what it found. */
function clamd(): Promise<{ server: Server; address: string; seen: Buffer[] }> {
  const seen: Buffer[] = [];
  const server = createServer((socket) => {
    let got = Buffer.alloc(0);
    socket.on('error', () => undefined);
    socket.on('data', (part: Buffer) => {
      got = Buffer.concat([got, part]);
      const command = Buffer.from('zINSTREAM\0');
      if (got.length < command.length || !got.subarray(0, command.length).equals(command)) return;
      const pieces: Buffer[] = [];
      for (let at = command.length; at + 4 <= got.length;) {
        const length = got.readUInt32BE(at);
        if (length === 0) {
          const file = Buffer.concat(pieces);
          seen.push(file);
          return void socket.end(file.includes(eicar) ? 'stream: Eicar-Signature FOUND\0' : 'stream: OK\0');
        }
        pieces.push(got.subarray(at + 4, at + 4 + length));
        at += 4 + length;
      }
    });
  });
  return new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () => resolve({ server, seen, address: `127.0.0.1:${(server.address() as AddressInfo).port}` })),
  );
}

let daemon: Awaited<ReturnType<typeof clamd>>;
beforeAll(async () => {
  daemon = await clamd();
});
afterAll(() => daemon.server.close());

it('a file goes to clamd piece by piece and whole, and comes back clean or infected', async () => {
  const scanner = clamdScanner({ address: daemon.address });
  const large = Buffer.alloc(300_000, 'paper ');
  expect(await scanner(large)).toEqual({ kind: 'clean' });
  expect(daemon.seen.at(-1)?.equals(large)).toBe(true);
  expect(await scanner(Buffer.from(`X5O!${eicar}`))).toEqual({ kind: 'infected', what: 'Eicar-Signature' });
});

it('a scanner that is not there, or says something else, is away', async () => {
  expect((await clamdScanner({ address: '127.0.0.1:1' })(Buffer.from('a'))).kind).toBe('away');
  expect((await clamdScanner({ address: 'unix:/no/such/socket' })(Buffer.from('a'))).kind).toBe('away');
  expect(verdictOf('INSTREAM size limit exceeded. ERROR\0')).toEqual({ kind: 'away', why: 'INSTREAM size limit exceeded. ERROR' });
  expect(verdictOf('')).toEqual({ kind: 'away', why: 'no answer' });
});

it('what was kept unscanned is scanned later, and waits while the scanner is away', async () => {
  const test: TestStore = await testStore();
  try {
    const { store } = test;
    const given = { owner: 'ann' as ActorId, case: caseId('scan'), item: 'lease', type: 'application/pdf' };
    const ids: string[] = [];
    for (const [name, scan] of [
      ['clean', 'waiting'],
      [eicar, 'waiting'],
      ['before', undefined],
    ] as const) {
      const done = await store.files.keep({ ...given, name: `${name}.pdf`, bytes: Buffer.from(name), ...(scan ? { scan } : {}) });
      if (done.kind !== 'full') ids.push(done.file.id);
    }
    const lines: string[] = [];
    const log = createLogger({ part: 'portal', level: 'warn' }, { write: (line: string) => void lines.push(line) });
    const states = () => Promise.all(ids.map(async (id) => (await store.files.info(id))?.scan));
    expect(await scanDrain({ store, scanner: clamdScanner({ address: '127.0.0.1:1' }), log })()).toBe(0);
    expect(await states()).toEqual(['waiting', 'waiting', undefined]);
    const drain = scanDrain({ store, scanner: clamdScanner({ address: daemon.address }), log });
    expect(await drain()).toBe(3);
    expect(await states()).toEqual(['clean', 'infected', 'clean']);
    expect(await drain()).toBe(0);
    expect(lines.join()).toContain('infected');
  } finally {
    await test.end();
  }
});
