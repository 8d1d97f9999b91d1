import { type Response } from 'express';
import { isMobile } from '../../../domain/accounts';
import { parseTelephone } from '../../../domain/identifiers/contact';
import { parseIdentity } from '../../../domain/identifiers/identity-number';
import { parseName } from '../../../domain/identifiers/words';
import { households } from '../../../domain/records/households';
import { type ActorId } from '../../../domain/values';
import { type CodeFor } from '../../../store/codes';
import { type Account } from '../../../store/people';
import { todayInShanghai } from '../../cases/places';
import { faultWords } from '../../forms/fields';
import { viewerOf } from '../../middleware/viewer';
import { type Services } from '../../services';

/** What the officer read from the card, and the number that is in the person's hand. */
export interface Card {
  telephone: string;
  identity: string;
  name: string;
}

/** A card, once all of it was typed; or what is wrong with it. */
export function cardIn(typed: Record<string, string>, res: Response): { card?: Card; errors: Record<string, string> } {
  const { t } = res.locals;
  const telephone = parseTelephone(typed['telephone'] ?? '');
  const identity = parseIdentity(typed['identity'] ?? '', todayInShanghai());
  const name = parseName(typed['name'] ?? '', 50);
  const errors = {
    ...('value' in telephone && isMobile(telephone.value) ? {} : { telephone: t('byCode.noMobile') }),
    ...('value' in name ? {} : { name: t('realName.nameMissing') }),
    ...('value' in identity ? {} : { identity: faultWords(t, `identity-${identity.error}`) }),
    ...(typed['seen'] === 'yes' ? {} : { seen: t('realName.seenMissing') }),
  };
  if (Object.keys(errors).length > 0 || !('value' in telephone) || !('value' in identity) || !('value' in name)) return { errors };
  return { card: { telephone: telephone.value, identity: identity.value, name: name.value }, errors };
}

/** Under this number, and of this person: whoever has lost their number is found by who they are. */
export async function accountsFor({ people }: Services, { telephone, identity }: Card): Promise<Account[]> {
  const found = await people.accountsWith(telephone);
  const theirs = (await people.byIdentity(identity)).filter(
    (one) => one.kind === 'applicant' && !found.some(({ actor }) => actor.id === one.id),
  );
  const more = await Promise.all(theirs.map((one) => people.byId(one.id)));
  return [...found, ...more.filter((one) => one !== undefined)];
}

/** The officer's own person, number or account: somebody else's window has to see that card. */
export async function isOwn({ people }: Services, { telephone, identity }: Card, accounts: Account[], res: Response): Promise<boolean> {
  const { actor } = viewerOf(res);
  const [contact, own] = await Promise.all([people.contact(actor.id), people.identityOf(actor.id)]);
  return contact?.phone === telephone || own === identity || accounts.some((one) => one.actor.person === actor.person);
}

/** The register knows the person by another name. */
export async function namedOtherwise({ registries }: Services, { identity, name }: Card): Promise<boolean> {
  const reply = await registries.ask(households, identity);
  return reply.kind === 'found' && reply.record.name !== name;
}

/** Bound to the card and the account: what was sent for one is of no use for another. */
export const codeFor = ({ telephone, identity, name }: Card, account: ActorId): CodeFor => ({
  purpose: 'real-name',
  to: telephone,
  about: JSON.stringify([identity, name, account]),
});
