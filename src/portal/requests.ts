import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { type ActorId, type CaseId, type RequestId, type StepId } from '../domain/values';
import { type Keys } from '../sealing/keys';

const lifeMs = 12 * 60 * 60 * 1_000;
/** Random id, when it was issued (ms, base 36), MAC. The id alone goes on: base64url, so that it may be a key in MongoDB. */
const form = /^([A-Za-z0-9_-]{22})\.([0-9a-z]{1,10})\.([A-Za-z0-9_-]{43})$/;

/**
 * Request ids issued with forms: the same form posted twice is one act, and no form issues its own. A token holds for one account,
 * one case (or draft, or batch) and one step, for twelve hours.
 */
export function requestsOf(keys: Keys, now: () => number = Date.now) {
  const mac = (keyId: string, parts: readonly string[]): Buffer =>
    createHmac('sha256', keys.derive('index/form-request', keyId)).update(JSON.stringify(parts)).digest();

  return {
    /** A token for the hidden field `request` of a form. */
    issue(actor: ActorId, target: CaseId, step: StepId): string {
      const id = randomBytes(16).toString('base64url');
      const issued = now().toString(36);
      return `${id}.${issued}.${mac(keys.active, [id, issued, actor, target, step]).toString('base64url')}`;
    },

    /** The request id in a token that came back. `forged`: not issued for this account, case and step. May be taken any number of times. */
    take(token: unknown, actor: ActorId, target: CaseId, step: StepId): RequestId | 'forged' | 'expired' {
      const [, id, issued, given] = (typeof token === 'string' && form.exec(token)) || [];
      if (id === undefined || issued === undefined || given === undefined) return 'forged';
      const bytes = Buffer.from(given, 'base64url');
      const right = keys.ids.some((keyId) => timingSafeEqual(bytes, mac(keyId, [id, issued, actor, target, step])));
      if (!right) return 'forged';
      return now() - Number.parseInt(issued, 36) > lifeMs ? 'expired' : (id as RequestId);
    },
  };
}

export type Requests = ReturnType<typeof requestsOf>;
