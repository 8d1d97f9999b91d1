import { describeConfig, loadConfig } from './config';
import { DEFAULTS } from './config-schema';

const addresses = {
  MONGODB_URI: 'mongodb://db1:27017,db2:27017/zhuye?replicaSet=rs0&tls=true',
  TEMPORAL_ADDRESS: 'temporal.internal:7233',
  KEYS_FILE: '/run/secrets/keys.json',
  PUBLIC_URL: 'https://zhuye.example.org/',
  REGISTRIES_URL: 'https://registries.example.org',
  TREASURY_URL: 'https://treasury.example.org',
  SMS_URL: 'https://sms.example.org',
  SMTP_URL: 'smtps://mail.example.org:465',
};
const credentials = {
  MONGODB_USER: 'zhuye',
  MONGODB_PASSWORD_FILE: '/run/secrets/mongo-password',
  TEMPORAL_CERT_FILE: '/run/secrets/zhuye-cert',
  TEMPORAL_KEY_FILE: '/run/secrets/zhuye-key',
  REGISTRIES_TOKEN_FILE: '/run/secrets/registries-token',
  TREASURY_CERT_FILE: '/run/secrets/treasury-cert',
  TREASURY_KEY_FILE: '/run/secrets/treasury-key',
  SMS_TOKEN_FILE: '/run/secrets/sms-token',
};
const production = { ...addresses, ...credentials };

const problemsOf = (env: Record<string, string | undefined>): string => {
  try {
    loadConfig(env);
  } catch (error) {
    expect((error as Error).name).toBe('ConfigError');
    return (error as Error).message;
  }
  return 'none';
};

test('the sandbox needs nothing but its mark and stays on this machine', () => {
  const config = loadConfig({ ZHUYE_SANDBOX: '1', PORT: '4000' });
  expect(config).toMatchObject({
    sandbox: true,
    host: '127.0.0.1',
    port: 4000,
    publicUrl: 'http://127.0.0.1:4000',
    policiesDir: './policies',
  });
  expect(config.mongodbUri).toBe(DEFAULTS.sandbox.MONGODB_URI);
  expect(Object.isFrozen(config)).toBe(true);
});

test('production takes what it is given', () => {
  expect(loadConfig(production)).toMatchObject({
    sandbox: false,
    mongodbUri: production.MONGODB_URI,
    publicUrl: 'https://zhuye.example.org',
    temporalNamespace: 'default',
    mongodbPool: 20,
    logLevel: 'info',
  });
});

test('production with nothing set names all it needs at once', () => {
  const problems = problemsOf({});
  for (const name of Object.keys(addresses)) expect(problems).toMatch(new RegExp(`^ {2}${name}: is not set; expected `, 'm'));
});

test('the national identity service is spoken to over https, with all that it asks for, or not at all', () => {
  const oidc = { OIDC_ISSUER: 'https://id.example.org', OIDC_CLIENT_ID: 'zhuye', OIDC_CLIENT_SECRET: 'hunter2' };
  expect(loadConfig(production).oidc).toBeUndefined();
  expect(loadConfig({ ...production, ...oidc }).oidc).toMatchObject({ issuer: 'https://id.example.org', identityClaim: 'id_number' });
  expect(problemsOf({ ...production, ...oidc, OIDC_ISSUER: 'http://id.example.org' })).toContain('OIDC_ISSUER: expected https');
  expect(problemsOf({ ...production, OIDC_ISSUER: oidc.OIDC_ISSUER })).toMatch(/OIDC_CLIENT_ID[\s\S]*OIDC_CLIENT_SECRET_FILE/);
  expect(problemsOf({ ZHUYE_SANDBOX: '1', ...oidc })).toContain('OIDC_ISSUER');
  const { OIDC_CLIENT_SECRET: _given, ...byFile } = { ...oidc, OIDC_CLIENT_SECRET_FILE: '/run/secrets/oidc' };
  expect(loadConfig({ ...production, ...byFile }).oidc).toMatchObject({ clientSecretFile: '/run/secrets/oidc' });
  expect(problemsOf({ ...production, ...oidc, ...byFile })).toContain('OIDC_CLIENT_SECRET: expected not to be set');
  expect(JSON.stringify(describeConfig(loadConfig({ ...production, ...oidc })))).not.toContain('hunter2');
});

test('an empty variable counts as not set', () => {
  expect(problemsOf({ ...production, KEYS_FILE: ' ' })).toBe(
    'the environment is not right:\n  KEYS_FILE: is not set; expected the path of the keys file',
  );
});

test.each([
  ['PUBLIC_URL', 'http://zhuye.example.org', 'https'],
  ['PUBLIC_URL', 'https://localhost', 'https'],
  ['REGISTRIES_URL', 'http://127.0.0.1:8101', 'for the sandbox only'],
  ['TREASURY_URL', 'https://127.0.0.1:8102', 'for the sandbox only'],
  ['SMS_URL', 'http://sms.example.org', 'for the sandbox only'],
  ['SMTP_URL', 'mail.example.org:25', 'smtp://host:port'],
  ['KEYS_FILE', './.data/keys.json', 'belongs to the sandbox'],
  ['POLICIES_DIR', './sandbox/policies', 'example amounts'],
  ['MONGODB_URI', 'mongodb://db1:27017', 'the database named'],
  ['MONGODB_URI', 'mongodb://db1:27017/zhuye', 'expected TLS'],
  ['MONGODB_URI', 'mongodb://zhuye:hunter2@db1/zhuye?tls=true', 'MONGODB_PASSWORD_FILE'],
  ['TREASURY_CERT_FILE', '', 'a certificate and its key go together'],
  ['SMS_URL', 'https://sms.example.org/send?token=hunter2', 'SMS_TOKEN_FILE'],
  ['TEMPORAL_ADDRESS', 'https://temporal', 'host:port'],
  ['ZHUYE_SANDBOX', 'yes', 'expected 1'],
  ['CLAMD_ADDRESS', 'clamav', 'unix:/path or 127'],
  // It would be sent papers in clear.
  ['CLAMD_ADDRESS', 'clamav:3310', 'unix:/path or 127'],
])('production refuses %s=%s', (name, value, words) => {
  const problems = problemsOf({ ...production, [name]: value });
  expect(problems).toMatch(new RegExp(`^ {2}${name}: .*${words}`, 'm'));
  expect(problems.split('\n')).toHaveLength(2);
});

test.each([
  ['HOST', '0.0.0.0'],
  ['SMS_URL', 'https://sms.example.org'],
  ['SMTP_URL', 'smtp://mail.example.org:25'],
  ['TREASURY_URL', 'https://treasury.example.org'],
  ['REGISTRIES_URL', 'nonsense'],
  ['PUBLIC_URL', 'https://zhuye.example.org'],
])('the sandbox refuses %s=%s, so that no letter or payment leaves it', (name, value) => {
  expect(problemsOf({ ZHUYE_SANDBOX: '1', [name]: value })).toMatch(new RegExp(`^ {2}${name}: expected .*127\\.0\\.0\\.1`, 'm'));
});

test.each(['-1', '65536', '3000.5', '0x50', '1e3', 'abc', '99999999999'])('PORT=%s is refused', (PORT) => {
  expect(problemsOf({ ZHUYE_SANDBOX: '1', PORT })).toContain('PORT: expected a whole number from 0 to 65535');
});

test('a wrong value is never repeated, since it may be a password', () => {
  const wrong = Object.fromEntries(
    Object.keys({ ...production, PORT: '', HOST: '', LOG_LEVEL: '', MONGODB_POOL: '' }).map((name) => [name, 'hunter2 hunter2']),
  );
  const problems = problemsOf(wrong);
  expect(problems).toContain('LOG_LEVEL: expected trace');
  expect(problems).not.toContain('hunter2');
});

test('the description for the log holds no password, token or host of a service', () => {
  const shown = JSON.stringify(describeConfig(loadConfig(production)));
  expect(shown).toContain('"mongodbUri":"mongodb://…"');
  expect(shown).toContain('zhuye.example.org');
  expect(shown).not.toContain('hunter2');
});

test('a scanner that is required must have an address, and none elsewhere', () => {
  expect(problemsOf({ ...production, SCAN_REQUIRED: '1' })).toMatch(/CLAMD_ADDRESS: is not set/);
  expect(problemsOf({ ...production, SCAN_REQUIRED: 'yes' })).toMatch(/SCAN_REQUIRED: expected 1/);
  expect(problemsOf({ ZHUYE_SANDBOX: '1', CLAMD_ADDRESS: 'clamav:3310' })).toMatch(/CLAMD_ADDRESS: expected unix:/);
  expect(loadConfig({ ...production, SCAN_REQUIRED: '1', CLAMD_ADDRESS: 'unix:/run/clamd.sock' })).toMatchObject({ scanRequired: true });
});
