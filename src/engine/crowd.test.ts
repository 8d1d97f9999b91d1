import { crowdOf } from './crowd';

const never = (): Promise<never> => new Promise(() => undefined);

it('a few that wait for long are no crowd, nor are many who have only come', () => {
  let now = 0;
  const crowd = crowdOf({ few: 2, moment: 300 }, () => now);
  for (let at = 0; at < 2; at += 1) void crowd.count(never);
  now = 60_000;
  expect(crowd.isCrowded()).toBe(false);
  const fresh = crowdOf({ few: 2, moment: 300 }, () => now);
  for (let at = 0; at < 20; at += 1) void fresh.count(never);
  expect(fresh.isCrowded()).toBe(false);
  now += 301;
  expect(fresh.isCrowded()).toBe(true);
});

it('it is none any more once the first are answered, or failed', async () => {
  let now = 0;
  const crowd = crowdOf({ few: 1, moment: 300 }, () => now);
  const first: (() => void)[] = [];
  const answered = crowd.count(() => new Promise<void>((resolve) => first.push(resolve)));
  const failed = crowd.count(() => Promise.reject(new Error('gone')));
  await expect(failed).rejects.toThrow('gone');
  void crowd.count(never);
  now = 301;
  expect(crowd.isCrowded()).toBe(true);
  first[0]?.();
  await answered;
  expect(crowd.isCrowded()).toBe(false);
});

it('while the process has others to answer first, one that waits is enough', async () => {
  let busy = false;
  const crowd = crowdOf({ few: 5, moment: 20, isBusy: () => busy });
  const waits = crowd.unlessCrowded(crowd.count(never));
  expect(crowd.isCrowded()).toBe(false);
  busy = true;
  expect(crowd.isCrowded()).toBe(true);
  await expect(waits).resolves.toBeUndefined();
});

it('whoever waits gets the answer or the failure, and is let go when it becomes crowded', async () => {
  let now = 0;
  const crowd = crowdOf({ few: 1, moment: 20 }, () => now);
  await expect(crowd.unlessCrowded(Promise.resolve(7))).resolves.toBe(7);
  await expect(crowd.unlessCrowded(Promise.reject(new Error('no')))).rejects.toThrow('no');
  const waits = crowd.unlessCrowded(crowd.count(never));
  void crowd.count(never);
  now = 21;
  await expect(waits).resolves.toBeUndefined();
});
