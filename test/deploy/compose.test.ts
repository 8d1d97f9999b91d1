import { readdirSync, readFileSync } from 'node:fs';
import Ajv from 'ajv';
import { parse } from 'yaml';
import { loadConfig } from '../../src/config';
import { smallHeap } from '../../src/heap';
import { madeCertificates } from '../support/certificates';
import { composeSchema } from './compose-schema';

interface Service {
  image: string;
  restart: string;
  environment?: Record<string, string>;
  depends_on?: Record<string, unknown>;
  secrets?: string[];
  volumes?: string[];
  networks: string[];
  healthcheck?: unknown;
  command?: string[];
  cpu_shares?: number;
}
const compose = parse(readFileSync('docker-compose.yml', 'utf8'), { merge: true }) as {
  services: Record<string, Service>;
  networks: object;
  volumes: object;
  secrets: object;
};
const services = Object.entries(compose.services);
const given: Record<string, string> = {
  REGISTRIES_URL: 'https://registries.example.cn',
  TREASURY_URL: 'https://treasury.example.cn',
  SMS_URL: 'https://sms.example.cn',
  SMTP_URL: 'smtp://mailpit:1025',
  PUBLIC_URL: 'https://zhuye.example.cn',
  TEMPORAL_DB_PASSWORD: 'secret',
};
const filled = (value: string): string => value.replace(/\$\{(\w+):[?-][^}]*\}/g, (_, name: string) => given[name] ?? '');

describe('docker-compose.yml', () => {
  it('has the form of a Compose file, with versions and without ports open to the world', () => {
    const validate = new Ajv({ strict: false, allErrors: true }).compile(composeSchema);
    expect([validate(compose), validate.errors]).toEqual([true, null]);
  });

  it('names only services, networks, volumes and secrets that it declares', () => {
    for (const [name, service] of services) {
      const volumes = (service.volumes ?? []).map((volume) => volume.split(':')[0] ?? '');
      const unknown = [
        ...Object.keys(service.depends_on ?? {}).filter((one) => !(one in compose.services)),
        ...service.networks.filter((one) => !(one in compose.networks)),
        ...volumes.filter((one) => !(one in compose.volumes)),
        ...(service.secrets ?? []).filter((one) => !(one in compose.secrets)),
      ];
      expect([name, unknown]).toEqual([name, []]);
    }
  });

  it('gives pages, and what they wait for, more of a full processor than cases', () => {
    const shares = (name: string): number => compose.services[name]?.cpu_shares ?? 1_024;
    expect(shares('worker')).toBeLessThan(shares('temporal'));
    for (const name of ['portal', 'mongo-1', 'mongo-2', 'mongo-3']) expect(shares('temporal')).toBeLessThan(shares(name));
  });

  it('asks every service that stays whether it is well', () => {
    expect(services.filter(([, one]) => one.restart === 'unless-stopped' && !one.healthcheck).map(([name]) => name)).toEqual([]);
  });

  it('pins every image to a version', () => {
    expect(services.filter(([, { image }]) => image.endsWith(':latest')).map(([name]) => name)).toEqual([]);
  });

  it.each(['portal', 'worker'])('gives the %s an environment that production takes, and its own keys', (name) => {
    const service = compose.services[name];
    const environment = Object.fromEntries(Object.entries(service?.environment ?? {}).map(([key, value]) => [key, filled(value)]));
    const config = loadConfig(environment);
    expect(config).toMatchObject({ sandbox: false, host: '0.0.0.0', port: 8080, keysFile: `/run/secrets/${name}-keys` });
    expect(service?.secrets).toContain(`${name}-keys`);
    expect(service?.secrets).not.toContain(`${name === 'portal' ? 'worker' : 'portal'}-keys`);
    const needed = name === 'worker' ? [] : ['TREASURY', 'SMS', 'SMTP'];
    const files = Object.entries(environment).filter(([key]) => key.endsWith('_FILE') && !needed.includes(key.split('_')[0] ?? ''));
    for (const [, path] of files.filter(([, one]) => one !== '')) expect(service?.secrets).toContain(path.replace('/run/secrets/', ''));
  });

  it.each(['portal', 'worker'])('starts the %s as `npm start` does, with a heap as small, by the file that the operations name', (name) => {
    const program = `dist/src/${name}.js`;
    expect(compose.services[name]?.command).toEqual(['node', ...smallHeap, '--enable-source-maps', program]);
    expect(readFileSync('docs/operations.md', 'utf8')).toContain(`| ${name} (\`${program}\`) |`);
  });

  it('starts from an image whose own command is the portal’s', () => {
    const [, command = ''] = /^CMD (.*)$/m.exec(readFileSync('Dockerfile', 'utf8')) ?? [];
    expect(JSON.parse(command)).toEqual(compose.services['portal']?.command);
  });

  it('gives nobody but the worker anything by which money is ordered or a message sent', () => {
    const holders = services.filter(([, one]) => (one.secrets ?? []).some((secret) => /^(treasury|sms)-/.test(secret)));
    expect(holders.map(([name]) => name)).toEqual(['worker']);
  });

  it('lets databases and Temporal speak by TLS only, to those who show a certificate, and puts no password into an address', () => {
    for (const name of ['mongo-1', 'mongo-2', 'mongo-3']) {
      const command = compose.services[name]?.command?.join(' ') ?? '';
      expect(command).toContain('--tlsMode requireTLS');
      expect(command).toContain('--tlsCAFile');
      expect(command).not.toContain('AllowConnectionsWithoutCertificates');
    }
    expect(compose.services['temporal']?.environment).toMatchObject({
      TEMPORAL_TLS_REQUIRE_CLIENT_AUTH: 'true',
      TEMPORAL_TLS_FRONTEND_CERT: '/run/secrets/temporal-cert',
      TEMPORAL_TLS_CLIENT1_CA_CERT: '/run/secrets/ca',
    });
    expect(readFileSync('docker-compose.yml', 'utf8')).not.toMatch(/\w+:\/\/[^\s/'"]*@/);
  });

  it('names certificates that the recipe makes', () => {
    const made = madeCertificates();
    const there = readdirSync(made.dir);
    made.remove();
    const files = Object.values(compose.secrets as Record<string, { file: string }>).map(({ file }) => file.replace('./secrets/', ''));
    const others = ['treasury.pem', 'treasury-key.pem'];
    expect(files.filter((file) => file.endsWith('.pem') && !others.includes(file) && !there.includes(file))).toEqual([]);
  });
});
