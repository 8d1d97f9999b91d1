import { type ActorId, type CaseId, type StepId } from '../domain/values';
import { keysFrom } from '../sealing/keys';
import { freshKeys } from '../sealing/keys-file';
import { requestsOf } from './requests';

const keys = keysFrom(freshKeys(new Date(0)));
const [actor, target, step] = ['a1' as ActorId, 'c1' as CaseId, 'accept' as StepId];
let now = 1_800_000_000_000;
const requests = requestsOf(keys, () => now);

test('a token comes back as the same request id however often it is posted', () => {
  const token = requests.issue(actor, target, step);
  const id = requests.take(token, actor, target, step);
  expect(id).toMatch(/^[A-Za-z0-9_-]{22}$/);
  expect(requests.take(token, actor, target, step)).toBe(id);
  expect(requests.take(requests.issue(actor, target, step), actor, target, step)).not.toBe(id);
});

test('a token of another account, case or step is forged, and so is one altered in any place', () => {
  const token = requests.issue(actor, target, step);
  expect(requests.take(token, 'a2' as ActorId, target, step)).toBe('forged');
  expect(requests.take(token, actor, 'c2' as CaseId, step)).toBe('forged');
  expect(requests.take(token, actor, target, 'decide' as StepId)).toBe('forged');
  for (const place of [0, 24, token.length - 10]) {
    const altered = token.slice(0, place) + (token[place] === 'x' ? 'y' : 'x') + token.slice(place + 1);
    expect(requests.take(altered, actor, target, step)).toBe('forged');
  }
  for (const other of [undefined, '', 'a.b.c', ['x'], `${token}.`]) expect(requests.take(other, actor, target, step)).toBe('forged');
});

test('a token ends after twelve hours', () => {
  const token = requests.issue(actor, target, step);
  now += 12 * 3_600_000;
  expect(requests.take(token, actor, target, step)).toMatch(/^[\w-]{22}$/);
  now += 1;
  expect(requests.take(token, actor, target, step)).toBe('expired');
});

test('a token issued under an older key still holds after a new key came', () => {
  const older = freshKeys(new Date(0));
  const newer = freshKeys(new Date(1));
  const token = requestsOf(keysFrom(older), () => now).issue(actor, target, step);
  const both = keysFrom({ active: newer.active, keys: { ...older.keys, ...newer.keys } });
  expect(requestsOf(both, () => now).take(token, actor, target, step)).toBe(token.slice(0, 22));
});
