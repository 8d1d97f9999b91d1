import { type Config } from '../config';
import { type Localised } from '../domain/ground/localised';
import { type MinimumWage } from '../domain/ground/minimum-wages';
import { type LevyPlace } from '../domain/programmes/quota/levy-place';
import { type Calendar } from '../domain/calendar/calendar';
import { type Office } from '../domain/offices';
import { type Policy } from '../domain/policy/policy';
import { type Engine } from '../engine/engine';
import { type Around } from './around';
import { type IdentityService } from '../identity/port';
import { type Channel } from '../letters/port';
import { type Registries } from '../registries/port';
import { type Logger } from '../log';
import { type Papers } from '../papers/papers';
import { type Scanner } from '../scanning/port';
import { type Keys } from '../sealing/keys';
import { type parkedOf } from '../store/parked';
import { type peopleOf } from '../store/people';
import { type DriverClient } from '../store/connect';
import { type Store } from '../store/store';
import { type Room } from './room';

/** The rules that this portal serves by, loaded and checked at the start. */
export interface Policies {
  policies: readonly Policy[];
  offices: readonly Office[];
  districts: Readonly<Record<string, Localised>>;
  calendar: Calendar;
  levies: readonly LevyPlace[];
  minimumWages: readonly MinimumWage[];
}

/** Whether each thing a portal rests on answers. Without Temporal pages still read, and what is sent is kept. */
export interface Readiness {
  mongodb: boolean;
  temporal: boolean;
}

/** Everything a page may ask. Made once by `src/wiring.ts`. */
export interface Services {
  config: Pick<Config, 'sandbox' | 'publicUrl' | 'proxies' | 'scanRequired'>;
  log: Logger;
  keys: Keys;
  store: Store;
  people: ReturnType<typeof peopleOf>;
  parked: ReturnType<typeof parkedOf>;
  engine: Engine;
  /** Who is inside: pages come before what can wait. */
  room: Room;
  policies: Policies;
  registries: Registries;
  /** Reads papers by their content, and draws their pages. */
  papers: Papers;
  /** Absent where no virus scanner is configured. */
  scanner?: Scanner;
  /** For codes, which go out at once; letters and notices are the worker's. */
  sms: Channel;
  email: Channel;
  /** The national identity service, where one is configured. */
  identity?: IdentityService;
  /** The driver's client under the store's connection, for sessions. */
  sessions: DriverClient;
  /** What stands around the portal where it is only tried out; production has none. */
  around?: Around;
  /** Never rejects, and answers within two seconds. */
  ready(): Promise<Readiness>;
}
