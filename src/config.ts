import { type z } from 'zod';
import { type OidcSettings } from './identity/oidc';
import { DEFAULTS, productionSchema, sandboxSchema } from './config-schema';
import { type Link, linkProblems, linksOf, type System } from './links';

/** How one process runs. In the sandbox its addresses may hold passwords: print it only through `describeConfig`. */
export interface Config {
  readonly sandbox: boolean;
  readonly port: number;
  readonly host: string;
  /** Where figures are shown, beside the port of pages; nowhere if not said. */
  readonly metricsPort: number | undefined;
  readonly metricsHost: string;
  readonly mongodbUri: string;
  readonly mongodbPool: number;
  readonly temporalAddress: string;
  readonly temporalNamespace: string;
  readonly keysFile: string;
  readonly registriesUrl: string;
  readonly treasuryUrl: string;
  /** Authorities that are told what was decided; without an address by files only. */
  readonly taxUrl: string | undefined;
  readonly nationalUrl: string | undefined;
  readonly smsUrl: string;
  readonly smtpUrl: string;
  /** Without a slash at its end. */
  readonly publicUrl: string;
  readonly policiesDir: string;
  /** How many proxies of ours stand in front: so many hops of a forwarded address are believed. */
  readonly proxies: number;
  /** clamd on this machine: `host:port` or `unix:/path`; undefined where papers are not scanned. */
  readonly clamdAddress: string | undefined;
  /** Nobody but its owner opens a paper before the scanner has seen it. */
  readonly scanRequired: boolean;
  /** By what files we show who we are, and know the others. */
  readonly links: Readonly<Record<System, Link>>;
  /** The national identity service; absent where only windows prove who somebody is. */
  readonly oidc?: Omit<OidcSettings, 'clientSecret'> & ClientSecret;
  readonly logLevel: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent';
}

/** As it was given, or the file it stands in. */
type ClientSecret = { readonly clientSecret: string } | { readonly clientSecretFile: string };

/**
 * The environment as a frozen config. Throws one error that names every wrong variable and what is expected of it, and no value:
 * values may hold passwords. An empty variable counts as not set. Without ZHUYE_SANDBOX=1 nothing that belongs to the sandbox is taken.
 */
export function loadConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''));
  const mark = given['ZHUYE_SANDBOX'];
  if (mark !== undefined && mark !== '1') throw configError(['ZHUYE_SANDBOX: expected 1 for the sandbox, or not to be set']);
  const sandbox = mark === '1';
  const local = sandbox ? { ...DEFAULTS.sandbox, PUBLIC_URL: `http://127.0.0.1:${given['PORT'] ?? DEFAULTS.everywhere.PORT}` } : {};
  const parsed = (sandbox ? sandboxSchema : productionSchema).safeParse({ ...DEFAULTS.everywhere, ...local, ...given });
  const issues = parsed.success ? [] : parsed.error.issues.map((issue) => ({ name: issue.path.join('.'), words: issue.message }));
  const links = sandbox ? [] : linkProblems(given, new Set(issues.map(({ name }) => name)));
  const problems = [...issues.map(({ name, words }) => `${name}: ${words}`), ...links];
  if (parsed.success && parsed.data.SCAN_REQUIRED === '1' && parsed.data.CLAMD_ADDRESS === undefined)
    problems.push('CLAMD_ADDRESS: is not set, and SCAN_REQUIRED asks for a scanner; expected unix:/path or 127.0.0.1:port');
  if (!parsed.success || problems.length > 0) throw configError(problems);
  const from = parsed.data;
  return Object.freeze({
    sandbox,
    port: from.PORT,
    host: from.HOST,
    metricsPort: from.METRICS_PORT,
    metricsHost: from.METRICS_HOST,
    mongodbUri: from.MONGODB_URI,
    mongodbPool: from.MONGODB_POOL,
    temporalAddress: from.TEMPORAL_ADDRESS,
    temporalNamespace: from.TEMPORAL_NAMESPACE,
    keysFile: from.KEYS_FILE,
    registriesUrl: from.REGISTRIES_URL,
    treasuryUrl: from.TREASURY_URL,
    taxUrl: withoutSlash(from.TAX_URL),
    nationalUrl: withoutSlash(from.NATIONAL_URL),
    smsUrl: from.SMS_URL,
    smtpUrl: from.SMTP_URL,
    publicUrl: withoutSlash(from.PUBLIC_URL),
    policiesDir: from.POLICIES_DIR,
    proxies: from.PROXIES,
    clamdAddress: from.CLAMD_ADDRESS,
    scanRequired: from.SCAN_REQUIRED === '1',
    links: linksOf(given),
    logLevel: from.LOG_LEVEL,
    ...oidcFrom(from),
  });
}

const withoutSlash = <T extends string | undefined>(url: T): T => url?.replace(/\/+$/, '') as T;

function oidcFrom(from: z.infer<typeof productionSchema>): Pick<Config, 'oidc'> {
  const {
    OIDC_ISSUER: issuer,
    OIDC_CLIENT_ID: clientId,
    OIDC_CLIENT_SECRET: clientSecret,
    OIDC_CLIENT_SECRET_FILE: clientSecretFile,
  } = from;
  const secret = clientSecretFile ? { clientSecretFile } : clientSecret ? { clientSecret } : undefined;
  if (!issuer || !clientId || !secret) return {};
  const claims = { scope: from.OIDC_SCOPE, nameClaim: from.OIDC_NAME_CLAIM, identityClaim: from.OIDC_IDENTITY_CLAIM };
  return { oidc: Object.freeze({ issuer, clientId, ...secret, ...claims }) };
}

const configError = (problems: string[]): Error =>
  Object.assign(new Error(`the environment is not right:\n${problems.map((problem) => `  ${problem}`).join('\n')}`), {
    name: 'ConfigError',
  });

/** The config for a log line: of an address that may hold a password or a token, only that it is set. */
export function describeConfig({
  mongodbUri,
  registriesUrl,
  treasuryUrl,
  taxUrl,
  nationalUrl,
  smsUrl,
  smtpUrl,
  oidc,
  ...open
}: Config): Record<string, unknown> {
  const secret = { mongodbUri, registriesUrl, treasuryUrl, taxUrl, nationalUrl, smsUrl, smtpUrl };
  return {
    ...open,
    ...(oidc ? { oidcIssuer: oidc.issuer } : {}),
    ...Object.fromEntries(
      Object.entries(secret).flatMap(([name, url]) => (url === undefined ? [] : [[name, `${url.slice(0, url.indexOf(':'))}://…`]])),
    ),
  };
}
