import { type Config } from '../../src/config';
import { type Keys } from '../../src/sealing/keys';
import { type OpenAsOf } from './open-due';

/** Where the sandbox's own services are, as the portal is told anyway. */
export interface SandboxPlaces
  extends Pick<Config, 'registriesUrl' | 'treasuryUrl' | 'smsUrl'>, Partial<Pick<Config, 'taxUrl' | 'nationalUrl'>> {
  /** The file in which the living cases' progress stands, if there are any. */
  livingFile?: string | undefined;
  /** Absent where there is no Temporal at hand. */
  opener?: (keys: Keys) => OpenAsOf;
}
