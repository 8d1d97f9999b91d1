import { type Response } from 'express';
import { type ActorId, type Instant } from '../../domain/values';
import { noteDone } from '../logged';
import { hashPassword } from '../password';
import { type Services } from '../services';
import { tell } from './tell';

/** Sets a password its holder has chosen: the holder is told, and every session there is ends. @returns the credentials' date, to sign in by again */
export async function changePassword(
  services: Pick<Services, 'people' | 'store'>,
  res: Response,
  id: ActorId,
  password: string,
): Promise<Instant> {
  const { people, store } = services;
  noteDone(res, { what: 'password-set', actor: id });
  // Told before it is done: whoever is cut off here is told once too often rather than not at all.
  await tell(services, id, 'password-set');
  const passwordSet = await people.setPassword(id, await hashPassword(password));
  // They are over by their date already; here they leave the list too.
  await store.sessions.endAll(id);
  return passwordSet;
}
