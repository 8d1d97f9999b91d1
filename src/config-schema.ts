import { z } from 'zod';

/**
 * What stands in for a variable that is not set. The first group holds everywhere; the second in the sandbox only, where nothing but
 * this machine is spoken to. In production each of the second group must be given.
 */
export const DEFAULTS = {
  everywhere: {
    PORT: '8080',
    HOST: '127.0.0.1',
    METRICS_HOST: '127.0.0.1',
    MONGODB_POOL: '20',
    TEMPORAL_NAMESPACE: 'default',
    POLICIES_DIR: './policies',
    PROXIES: '0',
    LOG_LEVEL: 'info',
    OIDC_SCOPE: 'openid identity',
    OIDC_NAME_CLAIM: 'name',
    OIDC_IDENTITY_CLAIM: 'id_number',
  },
  sandbox: {
    MONGODB_URI: 'mongodb://127.0.0.1:27017/zhuye',
    TEMPORAL_ADDRESS: '127.0.0.1:7233',
    KEYS_FILE: './.data/keys.json',
    REGISTRIES_URL: 'http://127.0.0.1:8101',
    TREASURY_URL: 'http://127.0.0.1:8102',
    TAX_URL: 'http://127.0.0.1:8105/tax',
    NATIONAL_URL: 'http://127.0.0.1:8105/national',
    SMS_URL: 'http://127.0.0.1:8103',
    SMTP_URL: 'smtp://127.0.0.1:8125',
    OIDC_ISSUER: 'http://127.0.0.1:8104',
    OIDC_CLIENT_ID: 'zhuye',
    OIDC_CLIENT_SECRET: 'zhuye-sandbox',
  },
} as const;

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]', '::1'];
const urlOf = (text: string): URL | undefined => (URL.canParse(text) ? new URL(text) : undefined);
const isLocal = (text: string): boolean => LOOPBACK.includes(urlOf(text)?.hostname ?? '');
const hasScheme =
  (...schemes: string[]) =>
  (text: string): boolean => {
    const url = urlOf(text);
    return url !== undefined && url.hostname !== '' && schemes.includes(url.protocol);
  };

const whole = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, { error: `expected a whole number from ${least} to ${most}`, abort: true })
    .transform(Number)
    .refine((n) => n >= least && n <= most, `expected a whole number from ${least} to ${most}`);
const word = (expected: string) => z.string(`is not set; expected ${expected}`);

// Several hosts stand in one URI of a replica set, which the URL of the platform does not read: the driver judges the rest.
const mongodb = word('mongodb://host/database').regex(
  /^mongodb(\+srv)?:\/\/[^/]+\/[^/?]+/,
  'expected mongodb://host/database, the database named',
);
const address = word('host:port').regex(/^(\[[0-9a-fA-F:]+\]|[A-Za-z0-9._-]+):\d{1,5}$/, 'expected host:port');
const keysFile = word('the path of the keys file');

const common = {
  PORT: whole(0, 65535),
  HOST: z.string(),
  METRICS_PORT: whole(0, 65535).optional(),
  METRICS_HOST: z.string(),
  MONGODB_URI: mongodb,
  MONGODB_POOL: whole(1, 1000),
  TEMPORAL_ADDRESS: address,
  TEMPORAL_NAMESPACE: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'expected a namespace of letters, digits, ., _ and -'),
  KEYS_FILE: keysFile,
  POLICIES_DIR: z.string(),
  PROXIES: whole(0, 5),
  // clamd knows no TLS and speaks in clear: so never over a network.
  CLAMD_ADDRESS: z
    .string()
    .regex(
      /^(unix:\/.+|(127\.0\.0\.1|localhost|\[::1\]):\d{1,5})$/,
      'expected unix:/path or 127.0.0.1:port; papers cross no network in clear',
    )
    .optional(),
  SCAN_REQUIRED: z.literal('1', { error: 'expected 1, or not to be set' }).optional(),
  LOG_LEVEL: z.enum(
    ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'],
    'expected trace, debug, info, warn, error, fatal or silent',
  ),
  OIDC_SCOPE: z.string(),
  OIDC_NAME_CLAIM: z.string(),
  OIDC_IDENTITY_CLAIM: z.string(),
};

const loopback = z.string().refine((host) => host === '127.0.0.1', 'expected 127.0.0.1; the sandbox listens on no other address');
const here = (...schemes: string[]) =>
  z
    .string()
    .refine(
      (text) => hasScheme(...schemes)(text) && isLocal(text),
      `expected ${schemes[0]}//127.0.0.1:port; the sandbox speaks only to this machine`,
    );
/** Every variable's form in the sandbox. */
export const sandboxSchema = z.object({
  ...common,
  HOST: loopback,
  METRICS_HOST: loopback,
  REGISTRIES_URL: here('http:'),
  TREASURY_URL: here('http:'),
  TAX_URL: here('http:'),
  NATIONAL_URL: here('http:'),
  SMS_URL: here('http:'),
  SMTP_URL: here('smtp:'),
  OIDC_ISSUER: here('http:'),
  OIDC_CLIENT_ID: z.string(),
  OIDC_CLIENT_SECRET: z.string(),
  PUBLIC_URL: here('http:'),
});

const service = word('https://host').refine(
  (text) => hasScheme('https:')(text) && !isLocal(text),
  'expected https://host of the real service; a plain or local address is for the sandbox only (ZHUYE_SANDBOX=1)',
);
/** Every variable's form in production, where nothing that belongs to the sandbox is taken. */
export const productionSchema = z
  .object({
    ...common,
    KEYS_FILE: keysFile.refine(
      (path) => !/(^|[\\/])\.data[\\/]/.test(path),
      'expected a keys file made for production; the one in .data belongs to the sandbox',
    ),
    POLICIES_DIR: z
      .string()
      .refine((path) => !/(^|[\\/])sandbox[\\/]/.test(path), 'expected released policies; those in sandbox hold example amounts'),
    REGISTRIES_URL: service,
    TREASURY_URL: service,
    // Without an address what is sent there waits for a file.
    TAX_URL: service.optional(),
    NATIONAL_URL: service.optional(),
    SMS_URL: service,
    // Without it a window officer who has seen the card is the only way to prove who one is.
    OIDC_ISSUER: service.optional(),
    OIDC_CLIENT_ID: z.string().optional(),
    OIDC_CLIENT_SECRET: z.string().optional(),
    OIDC_CLIENT_SECRET_FILE: z.string().optional(),
    // A relay on the same machine is usual for mail, so a local address is taken here.
    SMTP_URL: word('smtp://host:port or smtps://host:port').refine(
      hasScheme('smtp:', 'smtps:'),
      'expected smtp://host:port or smtps://host:port',
    ),
    PUBLIC_URL: word('https://host, where people reach the portal').refine(
      (text) => hasScheme('https:')(text) && !isLocal(text),
      'expected https://host, where people reach the portal; sign-in cookies are sent over https only',
    ),
  })
  .superRefine((given, context) => {
    const say = (name: string, message: string): void => context.addIssue({ code: 'custom', path: [name], message });
    if (!given.OIDC_ISSUER) return;
    const secrets = [given.OIDC_CLIENT_SECRET_FILE, given.OIDC_CLIENT_SECRET].filter((one) => one !== undefined);
    if (!given.OIDC_CLIENT_ID) say('OIDC_CLIENT_ID', 'is not set; OIDC_ISSUER asks for it');
    if (secrets.length === 0) say('OIDC_CLIENT_SECRET_FILE', 'is not set; OIDC_ISSUER asks for it');
    if (secrets.length > 1) say('OIDC_CLIENT_SECRET', 'expected not to be set beside OIDC_CLIENT_SECRET_FILE');
  });
