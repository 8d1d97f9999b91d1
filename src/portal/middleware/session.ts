import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import MongoStore from 'connect-mongo';
import { type Express, type Request } from 'express';
import session from 'express-session';
import { sessionSecrets } from '../../sealing/keys';
import { type Account } from '../../store/people';
import { browserOf } from '../accounts/browser';
import { type Services } from '../services';
import { cookieOf, cookieOptions } from './cookies';

/** Longer than any session holds, so that one which ended is still known for what it was (`park.ts`). */
const keptSeconds = 24 * 60 * 60;

/** What a session's id is in MongoDB. */
export const storedId = (id: string): string => createHash('sha256').update(id).digest('base64url');

/** Sessions in MongoDB: a session holds an account's id, its times, and with what it was signed in, in our words. Its own id stands there hashed, so that reading the database lends nobody a session. */
export function setUpSession(app: Express, { keys, sessions, config, log }: Pick<Services, 'keys' | 'sessions' | 'config' | 'log'>): void {
  const store = MongoStore.create({
    client: sessions,
    collectionName: 'sessions',
    ttl: keptSeconds,
    touchAfter: keptSeconds,
    stringify: false,
    transformId: storedId,
  });
  store.collectionP.catch((error: unknown) => log.error({ err: error }, 'sessions have no collection'));
  app.use(
    session({
      store,
      name: nameOf(config),
      secret: sessionSecrets(keys),
      resave: false,
      saveUninitialized: false,
      cookie: cookieOptions(config),
    }),
  );
}

const nameOf = ({ sandbox }: Services['config']): string => (sandbox ? 'zhuye' : '__Host-zhuye');

/**
 * Whether a request carries a session's id that we have signed, be it over by now: what can be known before MongoDB is asked. The form is
 * that of express-session: `s:`, the id, a dot, and HMAC-SHA-256 in base64 without its padding.
 */
export function wasGivenSession(req: Request, { keys, config }: Pick<Services, 'keys' | 'config'>): boolean {
  const [, id, mac = ''] = /^s(?::|%3A)([\w-]+)\.(.+)$/.exec(cookieOf(req, nameOf(config)) ?? '') ?? [];
  if (id === undefined) return false;
  const given = createHash('sha256').update(mac.replace(/%2F/g, '/').replace(/%2B/g, '+')).digest();
  const right = (secret: string): string => createHmac('sha256', secret).update(id).digest('base64').replace(/=+$/, '');
  return sessionSecrets(keys).some((secret) => timingSafeEqual(given, createHash('sha256').update(right(secret)).digest()));
}

/** Signs an account in under a new session id. Rejects if MongoDB does not keep it. */
export async function beginSession(req: Request, { actor, passwordSet }: Pick<Account, 'actor' | 'passwordSet'>): Promise<void> {
  await new Promise<void>((resolve, reject) => req.session.regenerate((error: unknown) => (error ? reject(error as Error) : resolve())));
  const now = Date.now();
  const date = passwordSet === undefined ? {} : { passwordSet };
  Object.assign(req.session, { actor: actor.id, created: now, seen: now, ...date, ...browserOf(req.get('user-agent')) });
  await new Promise<void>((resolve, reject) => req.session.save((error: unknown) => (error ? reject(error as Error) : resolve())));
}

/** Signs out: the session is gone from MongoDB too. */
export const endSession = (req: Request): Promise<void> =>
  new Promise((resolve, reject) => req.session.destroy((error: unknown) => (error ? reject(error as Error) : resolve())));
