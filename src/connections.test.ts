import { households } from './domain/records/households';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import { type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createServer as createTlsServer, type TLSSocket } from 'node:tls';
import { NativeConnection } from '@temporalio/worker';
import { madeCertificates, type Certificates } from '../test/support/certificates';
import { loadConfig } from './config';
import { askerOf, mailOptions, oidcSettings, openMongo, wayToTemporal } from './connections';
import { dataConverter } from './engine/codec';
import { temporalClient } from './engine/temporal';
import { smsByHttp } from './letters/sms-http';
import { mailBySmtp } from './letters/smtp';
import { httpRegistries } from './registries/http';
import { keysFrom } from './sealing/keys';
import { freshKeys } from './sealing/keys-file';
import { httpTreasury } from './treasury/http';

let ours: Certificates;
let strangers: Certificates;
beforeAll(() => {
  ours = madeCertificates();
  strangers = madeCertificates();
  mkdirSync(join(ours.dir, 'secrets'));
  writeFileSync(join(ours.dir, 'secrets', 'token'), 'token-1\n');
});
afterAll(() => {
  ours.remove();
  strangers.remove();
});
const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A config whose links name these files; of the sandbox, so that its addresses may be on this machine. */
const configWith = (env: Record<string, string>) => loadConfig({ ZHUYE_SANDBOX: '1', ...env });
const filesOf = (system: string, certificates: Certificates, ca = certificates) => ({
  [`${system}_CA_FILE`]: ca.path('ca'),
  [`${system}_CERT_FILE`]: certificates.path('zhuye'),
  [`${system}_KEY_FILE`]: certificates.path('zhuye-key'),
});

/** A service that speaks TLS and turns away whoever shows no certificate of our authority. */
async function service(answer: unknown): Promise<{ url: string; asked: { by?: string; token?: string | undefined }[] }> {
  const asked: { by?: string; token?: string | undefined }[] = [];
  const server: Server = createServer(
    { ...ours.pair('temporal'), ca: ours.ca, requestCert: true, rejectUnauthorized: true },
    (request, response) => {
      const by = (request.socket as TLSSocket).getPeerCertificate().subject.CN;
      asked.push({ ...(typeof by === 'string' ? { by } : {}), token: request.headers.authorization });
      response.end(JSON.stringify(answer));
    },
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closing.push(() => (server.closeAllConnections(), server.close()));
  return { url: `https://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

/** Who shook hands with a server that asks everybody for a certificate; it says nothing to anybody. */
async function handshakes(): Promise<{ port: number; shaken: Promise<string> }> {
  const server = createTlsServer({
    ...ours.pair('mongo'),
    ca: ours.ca,
    requestCert: true,
    rejectUnauthorized: true,
    ALPNProtocols: ['h2'],
  });
  server.on('tlsClientError', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closing.push(() => server.close());
  const shaken = new Promise<string>((resolve) =>
    server.on('secureConnection', (socket) => {
      socket.on('error', () => undefined);
      resolve(String(socket.getPeerCertificate().subject.CN));
      socket.destroy();
    }),
  );
  return { port: (server.address() as AddressInfo).port, shaken };
}

it('treasury, registries and SMS gateway see our certificate, and a token that may change while we run', async () => {
  const { url, asked } = await service({ found: false });
  const config = configWith({
    ...filesOf('TREASURY', ours),
    ...filesOf('REGISTRIES', ours),
    ...filesOf('SMS', ours),
    REGISTRIES_TOKEN_FILE: join(ours.dir, 'secrets', 'token'),
  });
  const registries = httpRegistries({ url, ask: askerOf(config, 'registries') });
  expect(await registries.ask(households, '1')).toMatchObject({ kind: 'absent' });
  writeFileSync(join(ours.dir, 'secrets', 'token'), 'token-2\n');
  await registries.ask(households, '1');
  await httpTreasury({ url, ask: askerOf(config, 'treasury') }).pay({ key: 'k' } as never);
  expect(await smsByHttp({ url, ask: askerOf(config, 'sms') })({ key: 'k' } as never)).toEqual({ kind: 'sent' });
  const by = 'zhuye';
  expect(asked).toEqual([{ by, token: 'Bearer token-1' }, { by, token: 'Bearer token-2' }, { by }, { by }]);
});

it('a service of another authority is told nothing, and one that does not know us is no answer', async () => {
  const { url, asked } = await service({ found: false });
  const reply = (env: Record<string, string>) =>
    httpRegistries({ url, retries: 0, ask: askerOf(configWith(env), 'registries') }).ask(households, '1');
  expect(await reply(filesOf('REGISTRIES', ours, strangers))).toMatchObject({
    kind: 'unavailable',
    why: expect.stringMatching(/SIGN|CERT|ISSUER/) as string,
  });
  expect(await reply(filesOf('REGISTRIES', strangers, ours))).toMatchObject({ kind: 'unavailable' });
  expect(await reply({ REGISTRIES_CA_FILE: ours.path('ca') })).toMatchObject({ kind: 'unavailable' });
  expect(asked).toEqual([]);
});

it('Temporal and MongoDB are shaken hands with by our certificate, from portal and worker alike', async () => {
  const converter = dataConverter(keysFrom(freshKeys(new Date())), { allowPlain: true });
  const files = { ...filesOf('TEMPORAL', ours), TEMPORAL_SERVER_NAME: 'localhost', ...filesOf('MONGODB', ours) };
  const [client, worker, mongo] = [await handshakes(), await handshakes(), await handshakes()];
  const way = (port: number) => wayToTemporal(configWith({ ...files, TEMPORAL_ADDRESS: `127.0.0.1:${port}` }));
  const portal = temporalClient(way(client.port), 'default', converter);
  const asked = portal.withDeadline(Date.now() + 5_000, () => portal.connection.workflowService.getSystemInfo({})).catch(() => undefined);
  expect(await client.shaken).toBe('zhuye');
  const connected = NativeConnection.connect(way(worker.port)).catch(() => undefined);
  expect(await worker.shaken).toBe('zhuye');
  const opened = openMongo(configWith({ ...files, MONGODB_URI: `mongodb://localhost:${mongo.port}/z?directConnection=true` })).catch(
    () => undefined,
  );
  expect(await mongo.shaken).toBe('zhuye');
  await Promise.all([asked, connected, opened]);
  await portal.connection.close();
}, 30_000);

it('Temporal is given a name to expect and an API key; a key alone asks for TLS too', () => {
  const apiKey = { TEMPORAL_API_KEY_FILE: join(ours.dir, 'secrets', 'token') };
  writeFileSync(join(ours.dir, 'secrets', 'token'), 'key-1\n');
  expect(wayToTemporal(configWith(apiKey))).toEqual({ address: '127.0.0.1:7233', tls: true, apiKey: 'key-1' });
  expect(wayToTemporal(configWith({ ...filesOf('TEMPORAL', ours), TEMPORAL_SERVER_NAME: 'cases', ...apiKey }))).toEqual({
    address: '127.0.0.1:7233',
    tls: {
      serverRootCACertificate: ours.ca,
      clientCertPair: { crt: ours.pair('zhuye').cert, key: ours.pair('zhuye').key },
      serverNameOverride: 'cases',
    },
    apiKey: 'key-1',
  });
  expect(wayToTemporal(configWith({}))).toEqual({ address: '127.0.0.1:7233' });
});

it('a mail relay elsewhere that offers no TLS is given nothing', async () => {
  const config = { ...configWith({}), smtpUrl: 'smtp://mail.example.org:25' };
  expect(mailOptions(config, 'a@example.org')).toMatchObject({ secure: true });
  expect(mailOptions(configWith({}), 'a@example.org')).toMatchObject({ secure: false });
  const server = createTlsServer(ours.pair('mailpit'), (socket) => {
    socket.on('error', () => undefined).write('220 mail\r\n');
    socket.on('data', (said) => socket.write(String(said).startsWith('EHLO') ? '250 mail\r\n' : '550 no\r\n'));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closing.push(() => server.close());
  const url = `smtps://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const sent = async (certificates: Certificates) => {
    const tls = { ca: certificates.ca };
    const mail = mailBySmtp({ url, from: 'a@example.org', tls, timeoutMs: 2_000 });
    const answer = await mail.channel({ key: 'k', channel: 'email', address: 'b@example.org', subject: '', text: '' });
    mail.close();
    return answer;
  };
  expect(await sent(ours)).toMatchObject({ why: 'SMTP 550' });
  expect(await sent(strangers)).toMatchObject({ kind: 'failed', why: 'ESOCKET', again: true });
});

it('a file that is not there is named by its variable', () => {
  expect(() => askerOf(configWith({ TREASURY_CA_FILE: join(ours.dir, 'no') }), 'treasury')).toThrow(
    'TREASURY_CA_FILE: the file cannot be read (ENOENT)',
  );
});

test('what the identity service knows us by is read from its file', () => {
  const issuer = { issuer: 'https://id.example.org', clientId: 'zhuye', scope: 'openid', nameClaim: 'name', identityClaim: 'id' };
  const path = join(ours.dir, 'secrets', 'oidc');
  writeFileSync(path, 'hunter2\n');
  expect(oidcSettings({ oidc: { ...issuer, clientSecretFile: path } })).toEqual({ ...issuer, clientSecret: 'hunter2' });
  expect(() => oidcSettings({ oidc: { ...issuer, clientSecretFile: `${path}/no` } })).toThrow(/^OIDC_CLIENT_SECRET_FILE: the file/);
});
