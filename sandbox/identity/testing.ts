import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { freePort } from '../../engines/free-port';
import { type IdentityService } from '../../src/identity/port';
import { oidcIdentity } from '../../src/identity/oidc';
import { type Fault } from '../faults';
import { healthy } from '../supervise/healthy';

export interface RunningIdentity {
  service: IdentityService;
  faults(faults: Record<string, Fault>): Promise<void>;
  /** Goes where the portal sends somebody, says who they are (or turns back), and is sent back: the address of the portal they come to. */
  choose(url: string, who: { identity: string } | undefined): Promise<URL>;
  end(): Promise<void>;
}

/** For tests: the compiled service as `npm start` runs it, on a port of its own; `npm test` has compiled it before. */
export async function runningIdentity(publicUrl: string): Promise<RunningIdentity> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const env = { ...process.env, PORT: String(port), PUBLIC_URL: publicUrl };
  const child = spawn(process.execPath, [join('dist', 'sandbox', 'identity', 'main.js')], { env, stdio: ['ignore', 'inherit', 'ignore'] });
  while (!(await healthy(port))) if (child.exitCode !== null) throw new Error('the identity service ended');
  const claims = { scope: 'openid identity', nameClaim: 'name', identityClaim: 'id_number' };
  return {
    service: oidcIdentity({ issuer: url, clientId: 'zhuye', clientSecret: 'zhuye-sandbox', ...claims }, { insecure: true, seconds: 2 }),
    async faults(given) {
      const init = { method: 'PUT', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(given) };
      const response = await fetch(`${url}/_faults`, init);
      if (!response.ok) throw new Error(await response.text());
    },
    async choose(begun, who) {
      const jar = new Map<string, string>();
      const go = async (address: string, init: RequestInit = {}): Promise<string> => {
        const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
        const response = await fetch(address, { ...init, headers: { cookie, ...(init.headers as object) }, redirect: 'manual' });
        for (const one of response.headers.getSetCookie()) {
          const [pair = ''] = one.split(';');
          jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
        }
        await response.body?.cancel();
        return new URL(response.headers.get('location') ?? '', url).href;
      };
      const login = await go(begun);
      const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
      let next = await go(login, { method: 'POST', headers, body: new URLSearchParams({ who: who?.identity ?? '' }).toString() });
      for (let turn = 0; next.startsWith(`${url}/auth`) && turn < 5; turn += 1) next = await go(next);
      return new URL(next);
    },
    async end() {
      if (child.exitCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}
