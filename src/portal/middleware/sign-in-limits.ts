import { type Request } from 'express';
import { type ActorId } from '../../domain/values';
import { type Limit } from '../../store/limits';
import { type Services } from '../services';
import { knownDevice } from './known-device';

const quarter = 15 * 60_000;
/** Wrong passwords for one account from one address, or from a device that is known to it. */
const forPair: Limit = { name: 'sign-in/pair', most: 10, windowMs: quarter };
/** For one account from all addresses that it does not know. */
const forAccount: Limit = { name: 'sign-in/account', most: 100, windowMs: 4 * quarter };
/** From one address for all accounts: a whole hall shares one. */
const forAddress: Limit = { name: 'sign-in/address', most: 300, windowMs: quarter };
/** Somebody is trying one account's password: said once in a while, and to whom it concerns. */
const quietTries: Limit = { name: 'sign-in/quiet', most: 9, windowMs: 4 * quarter };
const oneAlert: Limit = { name: 'sign-in/alert', most: 1, windowMs: 24 * 4 * quarter };

/** One try to sign in, as far as limits are concerned. */
export interface Try {
  /** False: too many were wrong; whether the password is right is not even asked. */
  allowed: boolean;
  /** The password was right: what was wrong before counts no more against whoever knows it. */
  right(): Promise<void>;
  /** It was wrong. @returns whether this is the moment to tell the account's holder that somebody is trying */
  wrong(): Promise<boolean>;
}

/**
 * Counted in MongoDB before the password is looked at, for accounts that exist and for those that do not alike. Who tries from elsewhere
 * shuts out nobody on a device that the account knows.
 * @param login as it is compared; @param account whose it is, if it is anybody's
 */
export async function trySignIn(
  req: Request,
  services: Pick<Services, 'store' | 'keys' | 'config'>,
  login: string,
  account: ActorId | undefined,
): Promise<Try> {
  const { limits } = services.store;
  const device = account && knownDevice(req, services, account);
  const address = req.ip ?? '';
  const whose = account ?? login;
  // Not by account from an address: whoever guesses would learn which telephone a login belongs to, by which of them is shut first.
  const pair = device ? `${whose}/device/${device}` : `${login}/address/${address}`;
  const counted: [Limit, string][] = device
    ? [[forPair, pair]]
    : [
        [forPair, pair],
        [forAccount, whose],
        [forAddress, address],
      ];
  let allowed = true;
  for (const [limit, about] of counted) allowed = allowed && (await limits.take(limit, about));
  return {
    allowed,
    async right() {
      await limits.clear(forPair, pair);
      for (const [limit, about] of counted.slice(1)) await limits.giveBack(limit, about);
    },
    wrong: async () => !(await limits.take(quietTries, whose)) && (await limits.take(oneAlert, whose)),
  };
}
