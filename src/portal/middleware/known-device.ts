import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { type Request, type Response } from 'express';
import { type ActorId } from '../../domain/values';
import { type Keys } from '../../sealing/keys';
import { type Services } from '../services';
import { cookieOf, cookieOptions } from './cookies';

/** Half a year: about as long as somebody keeps a telephone between two visits here. */
const keptMs = 180 * 86_400_000;
/** A family's telephone, a hall's computer: so many accounts at most are remembered on one device. */
const mostAccounts = 8;

const nameOf = (config: Services['config']): string => (config.sandbox ? 'zhuye_device' : '__Host-zhuye-device');
const marksOf = (req: Request, config: Services['config']): string[] =>
  (cookieOf(req, nameOf(config)) ?? '')
    .split('.')
    .slice(0, mostAccounts)
    .filter((one) => /^[\w-]{59}$/.test(one));

/** Sixteen characters of chance, then what they are worth for one account: 12 and 32 bytes. */
function markFor(keys: Keys, keyId: string, account: ActorId, chance: string): string {
  return `${chance}${createHmac('sha256', keys.derive('index/device', keyId))
    .update(JSON.stringify([account, chance]))
    .digest('base64url')}`;
}

/**
 * A device is known to an account that has signed in on it: others' wrong passwords do not shut it out. The mark says nothing of whose it
 * is, and is worth nothing for another account.
 * @returns what names this device for this account, to count by; undefined if it is not known
 */
export function knownDevice(req: Request, { keys, config }: Pick<Services, 'keys' | 'config'>, account: ActorId): string | undefined {
  return marksOf(req, config).find((mark) =>
    keys.ids.some((id) => timingSafeEqual(Buffer.from(mark), Buffer.from(markFor(keys, id, account, mark.slice(0, 16))))),
  );
}

/** From now on the device is known to the account. */
export function rememberDevice(req: Request, res: Response, { keys, config }: Pick<Services, 'keys' | 'config'>, account: ActorId): void {
  const known = knownDevice(req, { keys, config }, account);
  const mark = known ?? markFor(keys, keys.active, account, randomBytes(12).toString('base64url'));
  const marks = [mark, ...marksOf(req, config).filter((one) => one !== mark)].slice(0, mostAccounts);
  res.cookie(nameOf(config), marks.join('.'), cookieOptions(config, keptMs));
}
