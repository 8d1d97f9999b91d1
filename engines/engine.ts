import { type Family } from './found';

/** An engine that answers, whoever started it. */
export interface Engine {
  /** `mongodb://…` without a database, or `host:port` of Temporal. */
  readonly address: string;
  readonly name: string;
  /** Undefined for one that was started elsewhere. */
  readonly family?: Family;
  readonly pid?: number;
  /** How many connections one process should open to it at most. */
  readonly maxPool: number;
  /** Settles when it has ended by itself; never for one that was started elsewhere. */
  readonly ended: Promise<string>;
  /** Ends it and waits until it has gone. Does nothing to one that was started elsewhere. */
  stop(): Promise<void>;
  /** Kills it at once, as a failing machine would. Does nothing to one that was started elsewhere. */
  kill(): Promise<void>;
}

export interface StartOptions {
  /** The root; each family has a directory of its own below it. */
  readonly dataDir: string;
  /** Any free one if not said. */
  readonly port?: number;
  /** As in `Place`; yes if not said. */
  readonly durable?: boolean;
  readonly log?: string;
  readonly say?: (line: string) => void;
}

const nothing = (): Promise<void> => Promise.resolve();

/** An engine that was started elsewhere: we use it and leave it alone. */
export const elsewhere = (name: string, address: string): Engine => ({
  address,
  name,
  maxPool: 20,
  ended: new Promise(() => undefined),
  stop: nothing,
  kill: nothing,
});
