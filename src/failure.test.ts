import { type AddressInfo, createServer } from 'node:net';
import { failureOf } from './failure';

const thrownBy = async (call: () => Promise<unknown>): Promise<unknown> =>
  call().then(
    () => undefined,
    (error: unknown) => error,
  );

test('a service that is not there is told from one that is too slow', async () => {
  const silent = createServer((socket) => void socket.on('data', () => undefined));
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const { port } = silent.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}/350203198001010011`;
  expect(failureOf(await thrownBy(() => fetch(url, { signal: AbortSignal.timeout(20) })))).toBe('TimeoutError');
  await new Promise((resolve) => silent.close(resolve));
  expect(failureOf(await thrownBy(() => fetch(url)))).toBe('ECONNREFUSED');
});

test.each([undefined, null, 'words', new Error('what was sent: 350203198001010011')])('%j: nothing of what was sent', (error) => {
  expect(failureOf(error)).toMatch(/^(network|Error)$/);
});
