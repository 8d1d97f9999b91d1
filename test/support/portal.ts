import { type AddressInfo } from 'node:net';
import { type Express } from 'express';
import { type Server } from 'node:http';
import { createLogger } from '../../src/log';
import { createApp } from '../../src/portal/app';
import { httpRegistries } from '../../src/registries/http';
import { type Around } from '../../src/portal/around';
import { roomOf, usualRoom } from '../../src/portal/room';
import { type Services } from '../../src/portal/services';
import { type IdentityService } from '../../src/identity/port';
import { type Outbound } from '../../src/letters/port';
import { catching } from '../../src/portal/testing';
import { parkedOf } from '../../src/store/parked';
import { createPapers } from '../../src/papers/papers';
import { type Scanner } from '../../src/scanning/port';
import { peopleOf } from '../../src/store/people';
import { sandboxPassword } from '../../sandbox/accounts';
import { guideAround } from '../../sandbox/guide/around';
import { startWorld, type World, type WorldOptions } from './world';

export interface PortalWorld {
  world: World;
  services: Services;
  app: Express;
  url: string;
  /** Codes sent so far, as the gateways got them. */
  sent: Outbound[];
  end(): Promise<void>;
}

/** A whole world with the sandbox’s portal listening over it. @param lettersUrl where letters are caught, if anywhere */
export async function startPortal({
  lettersUrl = 'http://127.0.0.1:1',
  ...options
}: WorldOptions & { lettersUrl?: string; scanner?: Scanner; identity?: IdentityService; around?: Around } = {}): Promise<PortalWorld> {
  const world = await startWorld({ accounts: true, ...options });
  const { db, engine, policies, calendar, store, keys } = world;
  const people = peopleOf(db.connection, keys);
  const parked = parkedOf(db.connection, keys);
  await store.ensureIndexes();
  const papers = createPapers();
  let url = 'http://127.0.0.1';
  const config = {
    sandbox: true,
    proxies: 0,
    scanRequired: options.scanner !== undefined,
    get publicUrl() {
      return url;
    },
  };
  const sent: Outbound[] = [];
  const services: Services = {
    config,
    log: createLogger({ part: 'portal', level: process.env['LOG_LEVEL'] ?? 'silent' }),
    keys,
    store,
    people,
    parked,
    engine,
    policies: { ...policies, calendar },
    registries: httpRegistries({ url: world.registriesUrl }),
    papers,
    room: roomOf(usualRoom),
    ...(options.scanner ? { scanner: options.scanner } : {}),
    ...catching(sent),
    ...(options.identity ? { identity: options.identity } : {}),
    sessions: db.connection.getClient(),
    ready: () => Promise.resolve({ mongodb: true, temporal: true }),
    around:
      options.around ??
      guideAround({ registriesUrl: world.registriesUrl, treasuryUrl: world.treasuryUrl, taxUrl: world.taxUrl, smsUrl: lettersUrl }),
  };
  const app = createApp(services);
  const server = await new Promise<Server>((resolve) => {
    const one = app.listen(0, '127.0.0.1', () => resolve(one));
  });
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    world,
    services,
    app,
    url,
    sent,
    async end() {
      server.closeAllConnections();
      server.close();
      await papers.end();
      await world.end();
    },
  };
}

export interface Visitor {
  get(path: string): Promise<{ status: number; html: string; location: string | undefined }>;
  post(path: string, fields: Record<string, string | string[]>): Promise<{ status: number; html: string; location: string | undefined }>;
  /** Reads a form's page and posts it with these fields added. */
  fill(
    page: string,
    action: string,
    fields: Record<string, string | string[]>,
  ): Promise<{ status: number; html: string; location: string | undefined }>;
  /** Reads a form's page and posts it with these fields and files, as a browser does; `item` says which paper the files are. */
  upload(
    page: string,
    action: string,
    fields: Record<string, string>,
    files: [name: string, bytes: Uint8Array][],
  ): Promise<{ status: number; html: string; location: string | undefined }>;
  signIn(login: string): Promise<void>;
  /** What it would send as its cookie. */
  cookie(): string;
  /** A request as it stands, with this visitor's cookies. */
  send(path: string, init?: RequestInit): Promise<{ status: number; html: string; location: string | undefined }>;
}

/** The value of a hidden field. */
export const hidden = (html: string, name: string): string =>
  (new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '').replaceAll('&#x3D;', '=').replaceAll('&amp;', '&');

/** Somebody with a browser that keeps its cookie, follows nothing by itself, and needs no script. */
export function visitor(url: string): Visitor {
  const jar = new Map<string, string>();
  const cookies = (): string => [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  const send = async (path: string, init: RequestInit = {}) => {
    const cookie = cookies();
    const response = await fetch(`${url}${path}`, {
      ...init,
      headers: { cookie, 'sec-fetch-site': 'same-origin', ...(init.headers as Record<string, string>) },
      redirect: 'manual',
    });
    for (const one of response.headers.getSetCookie()) {
      const [pair = ''] = one.split(';');
      jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    return { status: response.status, html: await response.text(), location: response.headers.get('location') ?? undefined };
  };
  const post: Visitor['post'] = (path, fields) => {
    const body = new URLSearchParams(
      Object.entries(fields).flatMap(([name, value]) =>
        (Array.isArray(value) ? value : [value]).map((one): [string, string] => [name, one]),
      ),
    );
    return send(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', origin: url },
      body: body.toString(),
    });
  };
  const ownFields = async (page: string): Promise<Record<string, string>> => {
    const { html } = await send(page);
    return Object.fromEntries(
      ['_csrf', 'request', 'seen', 'step'].flatMap((name) => (hidden(html, name) ? [[name, hidden(html, name)]] : [])),
    );
  };
  const fill: Visitor['fill'] = async (page, action, fields) => post(action, { ...(await ownFields(page)), ...fields });
  return {
    send,
    cookie: cookies,
    get: (path) => send(path),
    post,
    fill,
    async upload(page, action, fields, files) {
      const body = new FormData();
      const { item, ...words } = fields;
      for (const [name, value] of Object.entries({ ...(await ownFields(page)), ...words })) body.append(name, value);
      for (const [name, bytes] of files)
        body.append(item === undefined ? 'files' : `files-${item}`, new Blob([bytes as Uint8Array<ArrayBuffer>]), name);
      return send(action, { method: 'POST', headers: { origin: url }, body });
    },
    async signIn(login) {
      const answer = await fill('/sign-in', '/sign-in', { login, password: sandboxPassword, back: '/' });
      if (answer.status !== 303) throw new Error(`${login} could not sign in: ${answer.status}`);
    },
  };
}
