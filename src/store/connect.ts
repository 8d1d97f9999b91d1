import { createConnection, type Connection } from 'mongoose';

export interface ConnectOptions {
  /** How many sockets at most. */
  pool: number;
  /** How long a call waits for a free socket, in milliseconds: five seconds unless said, because somebody waits for the page. */
  queue?: number;
  /** Whose certificates are believed, and our own. */
  tls?: { ca?: Buffer; cert?: Buffer; key?: Buffer } | undefined;
  /** Whom the server takes us for; with a certificate and no password, for whom it names. */
  auth?: { username: string; password: string } | undefined;
}

/**
 * Opens the one connection of a process and waits until MongoDB answers. Every write is journaled on a majority before it counts.
 * While MongoDB is away each call fails after two seconds at most (nothing is buffered), so that a page can say so; the driver
 * finds it again by itself. Throws the driver's error if MongoDB does not answer at the start.
 */
export async function connect(uri: string, { pool, queue = 5_000, tls, auth }: ConnectOptions): Promise<Connection> {
  return createConnection(uri, {
    maxPoolSize: pool,
    serverSelectionTimeoutMS: 2_000,
    connectTimeoutMS: 2_000,
    waitQueueTimeoutMS: queue,
    bufferCommands: false,
    autoIndex: false,
    autoCreate: false,
    // A member that is undefined is a member that is absent, as in JSON.
    ignoreUndefined: true,
    writeConcern: { w: 'majority', journal: true },
    readPreference: 'primary',
    ...(tls ? { tls: true, ...tls } : {}),
    ...(auth ? { auth } : {}),
    ...(tls?.cert && !auth ? { authMechanism: 'MONGODB-X509' as const, authSource: '$external' } : {}),
  }).asPromise();
}

/** Closes the connection, waiting for what is under way. */
export async function disconnect(connection: Connection): Promise<void> {
  await connection.close();
}

/** One small question to the server: how long it took to answer, in milliseconds. Rejects within two seconds if it does not. */
export async function ping(connection: Connection): Promise<number> {
  const start = performance.now();
  await connection.db?.command({ ping: 1 });
  return performance.now() - start;
}

/** The driver's own client under a connection, for what speaks to MongoDB by itself (sessions). */
export type DriverClient = ReturnType<Connection['getClient']>;
