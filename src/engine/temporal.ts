import { Client, Connection } from '@temporalio/client';
import { type DataConverter } from '@temporalio/common';

/** Opens the client lazily: a portal starts, and its pages read, while Temporal is away. */
export function temporalClient(address: string, namespace: string, dataConverter: DataConverter): Client {
  return new Client({ connection: Connection.lazy({ address, connectTimeout: '3 seconds' }), namespace, dataConverter });
}
