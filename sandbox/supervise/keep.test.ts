import { createKeeper, type Running } from './keep';

/** A part that ends when the test says so, and notes what happens to it. */
function part(name: string, events: string[]) {
  let end: (how: string) => void = () => undefined;
  let starts = 0;
  let again: () => void = () => undefined;
  const startedAgain = new Promise<void>((resolve) => (again = resolve));
  const start = (): Promise<Running> => {
    starts += 1;
    events.push(`start ${name}`);
    if (starts === 2) again();
    return Promise.resolve({
      ended: new Promise((resolve) => (end = resolve)),
      stop: () => Promise.resolve(void events.push(`stop ${name}`)),
    });
  };
  return { name, start, startedAgain, die: (how: string) => end(how) };
}

test('parts are stopped in the reverse of the order in which they began', async () => {
  const events: string[] = [];
  const keeper = createKeeper(() => undefined);
  for (const name of ['engine', 'worker', 'portal']) await keeper.keep(part(name, events));
  await keeper.stop();
  expect(events).toEqual(['start engine', 'start worker', 'start portal', 'stop portal', 'stop worker', 'stop engine']);
});

test('a part that dies is started again, and both are said', async () => {
  const lines: string[] = [];
  const events: string[] = [];
  const keeper = createKeeper((line) => lines.push(line));
  const worker = part('worker', events);
  await keeper.keep(worker);
  worker.die('ended by SIGKILL');
  await worker.startedAgain;
  await keeper.stop();
  expect(events).toEqual(['start worker', 'start worker', 'stop worker']);
  expect(lines).toEqual(['worker ended by SIGKILL; starting it again', 'worker is back']);
});

test('a part that is just starting when all is stopped is stopped too', async () => {
  const events: string[] = [];
  const keeper = createKeeper(() => undefined);
  const slow = part('portal', events);
  let ready: () => void = () => undefined;
  const kept = keeper.keep({ name: 'portal', start: () => new Promise((resolve) => (ready = () => void slow.start().then(resolve))) });
  const stopped = keeper.stop();
  ready();
  await Promise.all([kept, stopped]);
  expect(events).toEqual(['start portal', 'stop portal']);
  await expect(keeper.keep(part('late', events))).rejects.toThrow('being stopped');
});

test('a first start that fails is the answer of keep, and nothing is left to stop', async () => {
  const keeper = createKeeper(() => undefined);
  await expect(keeper.keep({ name: 'worker', start: () => Promise.reject(new Error('no bundle')) })).rejects.toThrow('no bundle');
  await keeper.stop();
});
