import { type Ask, asker } from './ask';
import { type Config } from './config';
import { temporalWay, type TemporalWay } from './engine/temporal';
import { type MailOptions } from './letters/smtp';
import { secretIn, secretOf, tlsFilesOf } from './link-files';
import { type OidcSettings } from './identity/oidc';
import { isLocal, type System } from './links';
import { connect } from './store/connect';

/** MongoDB as the config says. @param pool fewer sockets than a process of ours has, for a command */
export function openMongo({ mongodbUri, mongodbPool, links }: Config, pool = mongodbPool): ReturnType<typeof connect> {
  const { user: username } = links.mongodb;
  const password = secretOf('mongodb', links.mongodb);
  const auth = username !== undefined && password !== undefined ? { username, password } : undefined;
  return connect(mongodbUri, { pool, tls: tlsFilesOf('mongodb', links.mongodb), auth });
}

export const wayToTemporal = ({ temporalAddress, links }: Config): TemporalWay =>
  temporalWay(temporalAddress, tlsFilesOf('temporal', links.temporal), secretOf('temporal', links.temporal));

/** How a service is asked: with our certificate, or a token that is read anew each time. */
export function askerOf({ links }: Config, system: System): Ask {
  const link = links[system];
  return asker({ tls: tlsFilesOf(system, link), token: () => secretOf(system, link) });
}

/** A mail relay that is not on this machine is spoken to by TLS, or not at all. */
export function mailOptions({ smtpUrl, links }: Config, from: string): MailOptions {
  const { user } = links.smtp;
  const pass = secretOf('smtp', links.smtp);
  const auth = user !== undefined && pass !== undefined ? { user, pass } : undefined;
  return { url: smtpUrl, from, secure: !isLocal('smtp', smtpUrl), tls: tlsFilesOf('smtp', links.smtp), auth };
}

/** The identity service with what it knows us by, be it given or in a file; undefined where there is none. */
export function oidcSettings({ oidc }: Pick<Config, 'oidc'>): OidcSettings | undefined {
  if (!oidc || 'clientSecret' in oidc) return oidc;
  const { clientSecretFile, ...rest } = oidc;
  return { ...rest, clientSecret: secretIn('OIDC_CLIENT_SECRET_FILE', clientSecretFile) };
}
