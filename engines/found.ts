/** What an engine keeps in its data directory: both SecantusDB builds read the same files, a real mongod does not. */
export type Family = 'mongod' | 'secantus' | 'temporal';

/** Where one run of an engine listens and keeps its data. */
export interface Place {
  readonly port: number;
  /** An absolute path; made before the program starts. */
  readonly dataDir: string;
  /** Whether what was acknowledged outlives the program and its machine. Not where the data goes with the run. */
  readonly durable: boolean;
}

/** A program on this machine that serves as an engine, and how it wants to be started. Always on 127.0.0.1. */
export interface Program {
  readonly name: string;
  readonly family: Family;
  readonly command: string;
  /** How many connections one process should open to it at most. */
  readonly maxPool: number;
  /** What its environment says beside ours. */
  readonly env?: Readonly<Record<string, string>>;
  args(place: Place): string[];
}

/** An engine that was found: already running at an address, a program to start, or why this way did not lead to one. */
export type Found = { readonly address: string } | { readonly program: Program } | { readonly no: string };

/** One way of coming by an engine. `find` says on `say` what takes time; it never throws, a failure is `no` and why. */
export interface Way {
  readonly name: string;
  find(say: Say): Promise<Found>;
}

/** Prints one line for a person who waits. */
export type Say = (line: string) => void;
