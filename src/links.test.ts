import { isLocal, linkProblems, linksOf, mongoTls } from './links';

const whole = {
  MONGODB_URI: 'mongodb://db1:27017,db2:27017/zhuye?replicaSet=rs0&tls=true',
  MONGODB_USER: 'zhuye',
  MONGODB_PASSWORD_FILE: '/run/secrets/mongo-password',
  TEMPORAL_ADDRESS: 'temporal:7233',
  TEMPORAL_CERT_FILE: '/run/secrets/zhuye-cert',
  TEMPORAL_KEY_FILE: '/run/secrets/zhuye-key',
  REGISTRIES_URL: 'https://registries.example.org',
  REGISTRIES_TOKEN_FILE: '/run/secrets/registries-token',
  TREASURY_URL: 'https://treasury.example.org',
  TREASURY_CERT_FILE: '/run/secrets/treasury-cert',
  TREASURY_KEY_FILE: '/run/secrets/treasury-key',
  SMS_URL: 'https://sms.example.org',
  SMS_TOKEN_FILE: '/run/secrets/sms-token',
  SMTP_URL: 'smtps://mail.example.org:465',
};

test('what is encrypted and says who we are is taken', () => {
  expect(linkProblems(whole)).toEqual([]);
  expect(linksOf(whole).treasury).toEqual({ certFile: '/run/secrets/treasury-cert', keyFile: '/run/secrets/treasury-key' });
  expect(linksOf(whole).temporal).toEqual({ certFile: '/run/secrets/zhuye-cert', keyFile: '/run/secrets/zhuye-key' });
});

test.each<[string, Record<string, string | undefined>, RegExp]>([
  [
    'a password in MongoDB’s address',
    { MONGODB_URI: 'mongodb://zhuye:hunter2@db1/zhuye?tls=true' },
    /^MONGODB_URI: .*MONGODB_USER and MONGODB_PASSWORD_FILE/,
  ],
  [
    'a password in a service’s address',
    { TREASURY_URL: 'https://zhuye:hunter2@treasury.example.org' },
    /^TREASURY_URL: .*TREASURY_TOKEN_FILE/,
  ],
  ['a token in a service’s address', { SMS_URL: 'https://sms.example.org/send?token=hunter2' }, /^SMS_URL: .*SMS_TOKEN_FILE/],
  ['a password in the mail relay’s address', { SMTP_URL: 'smtp://zhuye:hunter2@mail.example.org' }, /^SMTP_URL: .*SMTP_PASSWORD_FILE/],
  ['MongoDB in clear', { MONGODB_URI: 'mongodb://db1,127.0.0.1/zhuye' }, /^MONGODB_URI: expected TLS/],
  ['MongoDB with TLS that believes anybody', { MONGODB_URI: 'mongodb://db1/zhuye?tls=true&tlsInsecure=true' }, /^MONGODB_URI: .*turn TLS/],
  [
    'MongoDB by nobody',
    { MONGODB_USER: undefined, MONGODB_PASSWORD_FILE: undefined },
    /^MONGODB_CERT_FILE: is not set.*MONGODB_PASSWORD_FILE/,
  ],
  [
    'Temporal by nobody',
    { TEMPORAL_CERT_FILE: undefined, TEMPORAL_KEY_FILE: undefined },
    /^TEMPORAL_CERT_FILE: is not set.*TEMPORAL_API_KEY_FILE/,
  ],
  [
    'the treasury by nobody',
    { TREASURY_CERT_FILE: undefined, TREASURY_KEY_FILE: undefined },
    /^TREASURY_CERT_FILE: is not set.*TREASURY_TOKEN_FILE/,
  ],
  ['a registry by nobody', { REGISTRIES_TOKEN_FILE: undefined }, /^REGISTRIES_CERT_FILE: is not set/],
  ['the SMS gateway by nobody', { SMS_TOKEN_FILE: undefined }, /^SMS_CERT_FILE: is not set/],
  ['a certificate without its key', { TREASURY_KEY_FILE: undefined }, /^TREASURY_KEY_FILE: is not set/],
  ['a key without its certificate', { TEMPORAL_CERT_FILE: undefined }, /^TEMPORAL_CERT_FILE: is not set/],
])('%s is refused, with the variable and without what stands in it', (_what, change, words) => {
  const problems = linkProblems({ ...whole, ...change });
  expect(problems).toEqual([expect.stringMatching(words)]);
  expect(problems.join()).not.toContain('hunter2');
});

test('what does not leave this machine needs neither', () => {
  const local = {
    MONGODB_URI: 'mongodb://127.0.0.1:27017,localhost:27018/zhuye',
    TEMPORAL_ADDRESS: '[::1]:7233',
    SMTP_URL: 'smtp://localhost:25',
  };
  expect(linkProblems(local)).toEqual([]);
  expect(isLocal('mongodb', 'mongodb://127.0.0.1.example.org/zhuye')).toBe(false);
  expect(isLocal('temporal', 'localhost.example.org:7233')).toBe(false);
});

test('MongoDB is spoken to by TLS when its address or a certificate says so', () => {
  expect(['mongodb+srv://c.example.org/z', 'mongodb://a/z?ssl=true', 'mongodb://a/z'].map((uri) => mongoTls(uri, {}))).toEqual([
    true,
    true,
    false,
  ]);
  expect(mongoTls('mongodb://a/z', { caFile: '/ca' })).toBe(true);
});
