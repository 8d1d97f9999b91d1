import { Client, Connection, type ConnectionOptions } from '@temporalio/client';
import { type DataConverter } from '@temporalio/common';
import { type TlsFiles } from '../link-files';

/** How Temporal is reached, in the form that client and worker both take. */
export interface TemporalWay {
  address: string;
  /** Absent on this machine only. */
  tls?: NonNullable<ConnectionOptions['tls']>;
  apiKey?: string;
}

/** @param apiKey goes with TLS, whether or not there are certificates of our own */
export function temporalWay(address: string, files: TlsFiles | undefined, apiKey: string | undefined): TemporalWay {
  const { ca, cert, key, servername } = files ?? {};
  const tls = {
    ...(ca ? { serverRootCACertificate: ca } : {}),
    ...(cert && key ? { clientCertPair: { crt: cert, key } } : {}),
    ...(servername === undefined ? {} : { serverNameOverride: servername }),
  };
  return { address, ...(files ? { tls } : apiKey === undefined ? {} : { tls: true }), ...(apiKey === undefined ? {} : { apiKey }) };
}

/** Opens the client lazily: a portal starts, and its pages read, while Temporal is away. */
export function temporalClient(way: TemporalWay, namespace: string, dataConverter: DataConverter): Client {
  return new Client({ connection: Connection.lazy({ ...way, connectTimeout: '3 seconds' }), namespace, dataConverter });
}
