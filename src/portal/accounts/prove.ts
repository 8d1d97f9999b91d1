import { type Response } from 'express';
import { type ActorId } from '../../domain/values';
import { type Proof } from '../../store/people';
import { instantNow } from '../../store/clock';
import { noteDone } from '../logged';
import { type Services } from '../services';
import { tell } from './tell';

/**
 * An identity was shown to be an account's: kept, logged, and the same person's other accounts are told, as is this one if an officer
 * did it. `another`: the account is proven to be somebody else's, and stays theirs.
 */
export async function prove(
  services: Pick<Services, 'people' | 'store'>,
  res: Response,
  account: ActorId,
  who: { identity: string; name: string } & Pick<Proof, 'by' | 'officer'>,
): Promise<'proven' | 'joined' | 'another'> {
  const { people } = services;
  const at = instantNow();
  const proving = await people.prove(account, { ...who, at });
  if (proving.kind !== 'proven') return 'another';
  noteDone(res, { what: 'proven', target: account, why: who.by });
  for (const other of proving.joined) await tell(services, other, 'proven-elsewhere');
  if (who.by === 'window' || proving.joined.length > 0)
    await tell(services, account, who.by === 'window' ? 'proven-at-window' : 'proven-elsewhere');
  return proving.joined.length > 0 ? 'joined' : 'proven';
}
