import { type Response } from 'express';
import { postsFor } from '../../../../domain/case/may-read';
import { type Actor } from '../../../../domain/offices';
import { type LetterParams } from '../../../../letters/params';
import { writeLetter } from '../../../../letters/write';
import { lettersToPost } from '../../../cases/letters-to-post';
import { paths } from '../../../paths';
import { type Services } from '../../../services';
import { type Desk } from './look';

/** 催办 and the like, each with the step it speaks of. */
export async function noticesOf({ store, policies }: Services, actor: Actor, res: Response) {
  const { t, lang } = res.locals;
  const letters = await store.letters.ofPerson(actor.person, 5);
  return letters.map((one) => ({
    text: writeLetter(one.template, one.params as unknown as LetterParams, t, lang, policies, new Map()).short,
    href: paths.deskCase(one.case),
    at: one.at,
  }));
}

/** How many letters wait for their envelopes; of a case that is kept from somebody none is counted. */
export async function toPrintFor({ services, moments }: Desk, actor: Actor, kept: boolean): Promise<number> {
  if (kept) return (await lettersToPost(services, actor)).letters.length;
  const each = await Promise.all(postsFor(actor).map((office) => moments.toPrint(office)));
  return each.reduce((sum, one) => sum + one, 0);
}
