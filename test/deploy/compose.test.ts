import { readFileSync } from 'node:fs';
import Ajv from 'ajv';
import { parse } from 'yaml';
import { loadConfig } from '../../src/config';
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
}
const compose = parse(readFileSync('docker-compose.yml', 'utf8'), { merge: true }) as {
  services: Record<string, Service>;
  networks: object;
  volumes: object;
  secrets: object;
};
const services = Object.entries(compose.services);
const given: Record<string, string> = {
  MONGODB_PASSWORD: 'secret',
  REGISTRIES_URL: 'https://registries.example.cn',
  TREASURY_URL: 'https://treasury.example.cn',
  SMS_URL: 'https://sms.example.cn',
  SMTP_URL: 'smtp://mailpit:1025',
  PUBLIC_URL: 'https://zhuye.example.cn',
  TEMPORAL_DB_PASSWORD: 'secret',
};
const filled = (value: string): string => value.replace(/\$\{(\w+):\?[^}]*\}/g, (_, name: string) => given[name] ?? '');

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
    expect(service?.secrets).toEqual([`${name}-keys`]);
  });
});
