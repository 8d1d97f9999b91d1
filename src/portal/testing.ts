import { randomBytes } from 'node:crypto';
import { type Express } from 'express';
import request from 'supertest';
import { type Actor, type Office, type Post } from '../domain/offices';
import { type ActorId, type AreaCode, type OfficeId, type PersonId } from '../domain/values';
import { type Engine } from '../engine/engine';
import { createLogger } from '../log';
import { type Channel, type Outbound } from '../letters/port';
import { httpRegistries } from '../registries/http';
import { ensureIndexes } from '../store/collection';
import { parkedOf } from '../store/parked';
import { createPapers } from '../papers/papers';
import { peopleOf } from '../store/people';
import { testStore, type TestStore } from '../store/testing';
import { createApp } from './app';
import { hashPassword } from './password';
import { roomOf, usualRoom } from './room';
import { type Services } from './services';

export interface TestPortal {
  app: Express;
  services: Services;
  db: TestStore;
  /** Codes sent so far, as the gateways got them. */
  sent: Outbound[];
  /** Log lines written so far. */
  lines: string[];
  end(): Promise<void>;
}

export const testOffice: Office = {
  id: '440300-federation' as OfficeId,
  name: { 'zh-CN': '深圳市残疾人联合会', en: 'Shenzhen Disabled Persons’ Federation' },
  level: 'city',
  unit: 'federation',
  serves: ['440300' as AreaCode],
  telephone: '0755-12385',
};

const noTemporal = (): never => {
  throw new Error('this test has no Temporal');
};

/** For tests: the portal over a database of its own, without Temporal. @param more what a test needs otherwise */
export async function testPortal(more: Partial<Services> = {}): Promise<TestPortal> {
  const db = await testStore();
  const lines: string[] = [];
  const sent: Outbound[] = [];
  const services: Services = {
    config: { sandbox: true, proxies: 1, publicUrl: 'http://127.0.0.1:8080', scanRequired: false },
    log: createLogger({ part: 'portal', level: 'info' }, { write: (line: string) => void lines.push(line) }),
    keys: db.keys,
    store: db.store,
    people: peopleOf(db.connection, db.keys),
    parked: parkedOf(db.connection, db.keys),
    engine: { submit: noTemporal, act: noTemporal, drain: noTemporal } satisfies Engine,
    policies: {
      districts: {},
      levies: [],
      minimumWages: [],
      policies: [],
      offices: [testOffice],
      calendar: { version: 'none', holidays: [], makeUp: [], provisionalYears: [], from: 2026, to: 2026 },
    },
    registries: httpRegistries({ url: 'http://127.0.0.1:1', timeoutMs: 100, retries: 0 }),
    papers: createPapers(),
    room: roomOf(usualRoom),
    ...catching(sent),
    sessions: db.connection.getClient(),
    ready: () => Promise.resolve({ mongodb: true, temporal: false }),
    ...more,
  };
  await ensureIndexes(db.connection);
  return { app: createApp(services), services, db, lines, sent, end: () => db.end() };
}

/** Both gateways, catching what they get. */
export function catching(sent: Outbound[]): { sms: Channel; email: Channel } {
  const channel: Channel = (letter) => {
    sent.push(letter);
    return Promise.resolve({ kind: 'sent' });
  };
  return { sms: channel, email: channel };
}

/** The last code sent to a number or an address, waited for: it goes out after the page was answered. */
export async function codeSentTo(sent: readonly Outbound[], address: string, before = 0): Promise<string> {
  for (let turn = 0; turn < 2_000; turn += 1) {
    const letter = sent.slice(before).findLast((one) => one.address === address);
    const code = letter && /\d{6}/.exec(letter.text)?.[0];
    if (code !== undefined) return code;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error('no code was sent');
}

export const testPassword = 'a long pass phrase';
let hashed: Promise<string> | undefined;

/** An account that can sign in with `testPassword`: an officer if it has posts. */
export async function testAccount(
  { services }: TestPortal,
  { login, posts = [], name = '张三丰', identity }: { login: string; posts?: Post[]; name?: string; identity?: string },
): Promise<Actor> {
  hashed ??= hashPassword(testPassword);
  const random = randomBytes(6).toString('hex');
  const actor: Actor = {
    id: `a${random}` as ActorId,
    person: `p${random}` as PersonId,
    kind: posts.length > 0 ? 'officer' : 'applicant',
    posts,
    deputyFor: [],
  };
  await services.people.add({
    actor,
    login,
    passwordHash: await hashed,
    name,
    phone: '13800138000',
    letters: 'sms',
    language: 'zh-CN',
    ...(identity ? { identity } : {}),
  });
  return actor;
}

export type Browser = ReturnType<typeof request.agent>;

/** A browser with cookies, not signed in. */
export const browser = ({ app }: TestPortal): Browser => request.agent(app);

/** The token in the first form of a page that has one. */
export function tokenIn(html: string): string {
  const token = /name="_csrf" value="([^"]+)"/.exec(html)?.[1];
  if (token === undefined) throw new Error('no form with a token on this page');
  return token;
}

/** A browser signed in as this login. */
export async function signedIn(portal: TestPortal, login: string): Promise<Browser> {
  const agent = browser(portal);
  const page = await agent.get('/sign-in');
  const answer = await agent
    .post('/sign-in')
    .type('form')
    .send({ _csrf: tokenIn(page.text), login, password: testPassword });
  if (answer.status !== 303) throw new Error(`signing in as ${login} was answered ${answer.status}`);
  return agent;
}
