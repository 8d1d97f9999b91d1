import { type Connection } from 'mongoose';
import { type ActorId, type Instant } from '../domain/values';
import { collectionOf, json } from './collection';

/** What a session holds of whoever is signed in; the portal writes it. */
export interface Session {
  actor: ActorId;
  /** Milliseconds since 1970: when signed in, when last seen. */
  created: number;
  seen: number;
  /** The account's credentials' date when it was signed in. */
  passwordSet?: Instant;
  /** What it was signed in with, in words of ours. */
  browser?: string;
  system?: string;
}

interface Row {
  /** The session's own id, hashed: it lends nobody the session. */
  _id: string;
  expires: Date;
  lastModified: Date;
  session: Session;
}

/** An account's sessions, as express-session keeps them: to be listed and ended; they are begun by the portal's middleware only. */
export function sessionsOf(connection: Connection) {
  const sessions = collectionOf<Row>(connection, 'sessions', { expires: Date, lastModified: Date, session: json }, [
    [{ 'session.actor': 1 }, { sparse: true }],
  ]);
  return {
    /** Those kept of an account, last seen first; some may be over already. */
    async ofActor(actor: ActorId): Promise<(Session & { id: string })[]> {
      const rows = await sessions.find({ 'session.actor': actor }).sort({ 'session.seen': -1 }).limit(200).lean<Row[]>();
      return rows.map((row) => ({ ...row.session, id: row._id }));
    },

    /** Ends one, if it is this account's. */
    async end(actor: ActorId, id: string): Promise<void> {
      await sessions.deleteOne({ _id: id, 'session.actor': actor });
    },

    /** Ends all of an account. @param keep but this one */
    async endAll(actor: ActorId, keep?: string): Promise<void> {
      await sessions.deleteMany({ 'session.actor': actor, ...(keep === undefined ? {} : { _id: { $ne: keep } }) });
    },
  };
}
