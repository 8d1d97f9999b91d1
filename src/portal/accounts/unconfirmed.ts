import { parseEmail, parseTelephone } from '../../domain/identifiers/contact';
import { maskTelephone } from '../../domain/masking';
import { type Draft } from '../../store/drafts';
import { typedIn } from '../cases/draft';
import { type Viewer } from '../locals';
import { paths } from '../paths';
import { type Services } from '../services';
import { type Translate } from '../view/words';

/** What the contact section names and no code has come back from: said before it is submitted, with the way to confirm it and where letters go until then. */
export async function unconfirmed(
  { people }: Pick<Services, 'people'>,
  { draft, viewer }: { draft: Draft; viewer: Viewer },
  t: Translate,
): Promise<{ words: string; href: string }[]> {
  const typed = typedIn(draft, 'contact') ?? {};
  const known = await people.contact(viewer.actor.id);
  const [telephone, email] = [parseTelephone(typed['telephone'] ?? ''), parseEmail(typed['email'] ?? '')];
  const now = known?.phone ? maskTelephone(known.phone) : '';
  const query = { draft: draft.caseId };
  const other = 'value' in telephone && telephone.value !== known?.phone ? maskTelephone(telephone.value) : undefined;
  const mailbox = typed['letters'] === 'email' && 'value' in email && email.value !== known?.email;
  return [
    ...(other === undefined
      ? []
      : [
          {
            words:
              now === ''
                ? t('applicant.unconfirmedTelephoneNone', { new: other })
                : t('applicant.unconfirmedTelephone', { new: other, now }),
            href: paths.ownTelephone(query),
          },
        ]),
    ...(mailbox ? [{ words: t('applicant.unconfirmedEmail', { now }), href: paths.ownEmail(query) }] : []),
  ];
}
