/** What we speak to. Each is reached by its address, and by the files that its link names. */
export const systems = ['mongodb', 'temporal', 'registries', 'treasury', 'tax', 'national', 'sms', 'smtp'] as const;
export type System = (typeof systems)[number];

/** How another system knows us and we it, beyond its address; paths of files, since an environment is read by many. */
export interface Link {
  /** Whose certificates are believed; the platform's list if absent. */
  readonly caFile?: string;
  /** Our own certificate and its key, shown to the other side (mutual TLS). */
  readonly certFile?: string;
  readonly keyFile?: string;
  /** The name in the other side's certificate, where it is not the one in the address. */
  readonly serverName?: string;
  readonly user?: string;
  /** A password (MongoDB, SMTP), a bearer token (services) or an API key (Temporal). */
  readonly secretFile?: string;
}

type Given = Readonly<Record<string, string | undefined>>;

const address: Record<System, string> = {
  mongodb: 'MONGODB_URI',
  temporal: 'TEMPORAL_ADDRESS',
  registries: 'REGISTRIES_URL',
  treasury: 'TREASURY_URL',
  tax: 'TAX_URL',
  national: 'NATIONAL_URL',
  sms: 'SMS_URL',
  smtp: 'SMTP_URL',
};
const secret: Record<System, string> = {
  mongodb: 'PASSWORD_FILE',
  temporal: 'API_KEY_FILE',
  registries: 'TOKEN_FILE',
  treasury: 'TOKEN_FILE',
  tax: 'TOKEN_FILE',
  national: 'TOKEN_FILE',
  sms: 'TOKEN_FILE',
  smtp: 'PASSWORD_FILE',
};
const suffix = { caFile: 'CA_FILE', certFile: 'CERT_FILE', keyFile: 'KEY_FILE', serverName: 'SERVER_NAME', user: 'USER' } as const;

/** The variable that a member of a system's link comes from: `TREASURY_CERT_FILE`. */
export const variableOf = (system: System, member: keyof Link): string =>
  `${system.toUpperCase()}_${member === 'secretFile' ? secret[system] : suffix[member]}`;

/** The link of each system, from the environment. */
export const linksOf = (given: Given): Readonly<Record<System, Link>> =>
  Object.freeze(Object.fromEntries(systems.map((system) => [system, linkOf(system, given)]))) as Record<System, Link>;

function linkOf(system: System, given: Given): Link {
  const members = [...(Object.keys(suffix) as (keyof typeof suffix)[]), 'secretFile'] as const;
  const set = members.flatMap((member) => {
    const value = given[variableOf(system, member)];
    return value === undefined ? [] : [[member, value]];
  });
  return Object.freeze(Object.fromEntries(set) as Link);
}

/**
 * What of the links production does not take, each with its variable: a password in an address, half a pair of certificate and key,
 * and, to anything that is not on this machine, a way without TLS or without showing who we are.
 * @param wrong variables of which something else was said already
 */
export function linkProblems(given: Given, wrong: ReadonlySet<string> = new Set()): string[] {
  return systems.flatMap((system) => {
    const at = given[address[system]];
    // That it is missing, or of another form, is said by whoever knows its form.
    if (at === undefined || wrong.has(address[system])) return [];
    const link = linkOf(system, given);
    return [...inAddress(system, at), ...halfPair(system, link), ...(isLocal(system, at) ? [] : open(system, at, link))];
  });
}

const hasCredentials = /^[a-z+]+:\/\/[^/]*@/i;
const tlsOff = /[?&](tlsInsecure|tlsAllowInvalid\w+|sslValidate|(tls|ssl)=false)/i;

function inAddress(system: System, at: string): string[] {
  const name = address[system];
  if (hasCredentials.test(at)) {
    const instead =
      system === 'mongodb' || system === 'smtp'
        ? `${variableOf(system, 'user')} and ${variableOf(system, 'secretFile')}`
        : variableOf(system, 'secretFile');
    return [`${name}: expected no user and no password in the address; ${instead} take them`];
  }
  if (system !== 'mongodb' && at.includes('?'))
    return [`${name}: expected no query in the address; ${variableOf(system, 'secretFile')} takes a token`];
  return tlsOff.test(at) ? [`${name}: expected an address that does not turn TLS or its checks off`] : [];
}

const halfPair = (system: System, { certFile, keyFile }: Link): string[] =>
  (certFile === undefined) === (keyFile === undefined)
    ? []
    : [`${variableOf(system, certFile === undefined ? 'certFile' : 'keyFile')}: is not set; a certificate and its key go together`];

/** Over a network: encrypted, and to somebody who knows that it is us. A mail relay may know us by where we stand. */
function open(system: System, at: string, link: Link): string[] {
  const plain =
    system === 'mongodb' && !mongoTls(at, link)
      ? [`${address[system]}: expected TLS to another machine: ?tls=true, or ${variableOf(system, 'caFile')}`]
      : [];
  const known = link.certFile !== undefined || link.keyFile !== undefined || link.secretFile !== undefined || system === 'smtp';
  return known
    ? plain
    : [
        ...plain,
        `${variableOf(system, 'certFile')}: is not set; expected our certificate (with ${variableOf(system, 'keyFile')}), or ${variableOf(system, 'secretFile')}`,
      ];
}

/** Whether MongoDB is spoken to by TLS: its address says so, or there is a certificate to do it by. */
export const mongoTls = (uri: string, { caFile, certFile }: Link): boolean =>
  /^mongodb\+srv:/.test(uri) || /[?&](tls|ssl)=true/.test(uri) || caFile !== undefined || certFile !== undefined;

const here = /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i;

/** On this machine: what goes there crosses no network. */
export function isLocal(system: System, at: string): boolean {
  const hosts =
    at
      .replace(/^[a-z+]+:\/\//i, '')
      .replace(/^[^@/]*@/, '')
      .split(/[/?]/)[0]
      ?.split(',') ?? [];
  return hosts.length > 0 && hosts.every((host) => here.test(host.replace(/:\d+$/, '')));
}
