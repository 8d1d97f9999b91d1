import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Engine } from '../../engines/engine';
import { type Ports } from './ports';

/** The same server, with a database named if the address names none. Options of the address are kept. */
export function withDatabase(address: string, name: string): string {
  const [, server = address, database, options = ''] = /^(mongodb(?:\+srv)?:\/\/[^/?]+)(?:\/([^?]*))?(\?.*)?$/.exec(address) ?? [];
  return `${server}/${database || name}${options}`;
}

/** What every part of the sandbox is told by its environment; `PORT` comes with each. */
export function environmentOf(
  engines: { mongo: Engine; temporal: Engine },
  ports: Ports,
  data: string,
): Record<string, string | undefined> {
  const here = (port: number): string => `http://127.0.0.1:${port}`;
  const { family } = engines.temporal;
  return {
    ...process.env,
    ZHUYE_SANDBOX: '1',
    HOST: '127.0.0.1',
    MONGODB_URI: withDatabase(engines.mongo.address, 'zhuye-sandbox'),
    MONGODB_POOL: String(engines.mongo.maxPool),
    TEMPORAL_ADDRESS: engines.temporal.address,
    // Our own server has a namespace of this name; of one that was given we know none but the usual.
    TEMPORAL_NAMESPACE: family ? 'sandbox' : process.env['TEMPORAL_NAMESPACE'] || 'default',
    KEYS_FILE: resolve(data, 'keys.json'),
    DATA_DIR: resolve(data, 'treasury'),
    RECEIVERS_DIR: resolve(data, 'receivers'),
    LETTERS_DIR: resolve(data, 'letters'),
    LIVING_FILE: resolve(data, 'living.json'),
    REGISTRIES_URL: here(ports.registries),
    TREASURY_URL: here(ports.treasury),
    TAX_URL: `${here(ports.receivers)}/tax`,
    NATIONAL_URL: `${here(ports.receivers)}/national`,
    SMS_URL: here(ports.letters),
    SMTP_URL: `smtp://127.0.0.1:${ports.smtp}`,
    SMTP_PORT: String(ports.smtp),
    OIDC_ISSUER: here(ports.identity),
    PUBLIC_URL: here(ports.portal),
  };
}

const told = ['ZHUYE_SANDBOX', 'MONGODB_URI', 'MONGODB_POOL', 'TEMPORAL_ADDRESS', 'TEMPORAL_NAMESPACE', 'KEYS_FILE'];

/** Keeps where the sandbox's data is, for commands that are run beside it (`npm run ledger verify`). */
export function keepEnvironment(file: string, env: Record<string, string | undefined>): void {
  writeFileSync(file, `${JSON.stringify(Object.fromEntries(told.map((name) => [name, env[name]])), null, 2)}\n`, { mode: 0o600 });
}
