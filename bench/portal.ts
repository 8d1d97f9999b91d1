import { type AddressInfo } from 'node:net';
import { type Server } from 'node:http';
import { createApp } from '../src/portal/app';
import { createLogger } from '../src/log';
import { parkedOf } from '../src/store/parked';
import { roomOf, usualRoom } from '../src/portal/room';
import { createPapers } from '../src/papers/papers';
import { peopleOf } from '../src/store/people';
import { httpRegistries } from '../src/registries/http';
import { type World } from '../test/support/world';
import { benchPassword } from './accounts';

/** A page as the portal asked for it: its template, and all that it was given. */
export interface Rendered {
  view: string;
  model: object;
}

/** The portal over a world, really listening. */
export async function servePortal(world: World): Promise<{ url: string; rendered: () => Rendered | undefined; close: () => void }> {
  const { db, engine, policies, calendar, store, keys } = world;
  const app = createApp({
    config: { sandbox: true, proxies: 0, publicUrl: 'http://127.0.0.1', scanRequired: false },
    log: createLogger({ part: 'portal', level: 'silent' }),
    keys,
    store,
    people: peopleOf(db.connection, keys),
    parked: parkedOf(db.connection, keys),
    engine,
    policies: { ...policies, calendar },
    registries: httpRegistries({ url: world.registriesUrl }),
    papers: createPapers(),
    room: roomOf(usualRoom),
    sms: () => Promise.resolve({ kind: 'sent' }),
    email: () => Promise.resolve({ kind: 'sent' }),
    sessions: db.connection.getClient(),
    ready: () => Promise.resolve({ mongodb: true, temporal: true }),
  });
  let last: Rendered | undefined;
  const { render } = app;
  app.render = ((view: string, model: object, done: (error: Error, html: string) => void) => {
    last = { view, model };
    render.bind(app)(view, model, done);
  }) as typeof render;
  const server = await new Promise<Server>((resolve) => {
    const one = app.listen(0, '127.0.0.1', () => resolve(one));
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, rendered: () => last, close: () => void server.close() };
}

/** The portal is full, and says in how many seconds to come again. */
export class ToldToWait extends Error {
  constructor(readonly seconds: number) {
    super(`told to wait for ${seconds} seconds`);
  }
}

function taken(response: Response): Response {
  const seconds = Number(response.headers.get('retry-after') ?? '0');
  if (response.status === 503 && seconds > 0) throw new ToldToWait(seconds);
  return response;
}

/** A browser without pictures: keeps its cookie, follows what it is told to follow. */
export function browserAt(url: string) {
  const jar = new Map<string, string>();
  const keep = (response: Response): Response => {
    for (const one of response.headers.getSetCookie()) {
      const [pair = ''] = one.split(';');
      jar.set(pair.slice(0, pair.indexOf('=')), pair);
    }
    return response;
  };
  const cookies = (): string => [...jar.values()].join('; ');
  const get = async (path: string): Promise<string> =>
    taken(keep(await fetch(`${url}${path}`, { headers: { cookie: cookies() }, redirect: 'follow' }))).text();
  const post = async (path: string, fields: Record<string, string>): Promise<string> => {
    const response = keep(
      await fetch(`${url}${path}`, {
        method: 'POST',
        headers: { cookie: cookies(), 'sec-fetch-site': 'same-origin', 'Content-Type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams(fields).toString(),
        redirect: 'manual',
      }),
    );
    const to = response.headers.get('location');
    taken(response);
    if (!to) throw new Error(`POST ${path} answered ${response.status} and led nowhere`);
    return get(to.startsWith('http') ? new URL(to).pathname : to);
  };
  return {
    get,
    post,
    async signIn(login: string): Promise<void> {
      const page = await get('/sign-in');
      await post('/sign-in', { _csrf: field(page, '_csrf'), login, password: benchPassword, back: '/desk' });
    },
  };
}

/** The value of a hidden field on a page. */
export function field(page: string, name: string): string {
  const [, value] = new RegExp(`name="${name}" value="([^"]*)"`).exec(page) ?? [];
  if (value === undefined) throw new Error(`the page has no field ${name}`);
  return value.replaceAll('&#x3D;', '=').replaceAll('&amp;', '&');
}
