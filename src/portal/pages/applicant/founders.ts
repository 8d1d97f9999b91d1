import { createHash, randomBytes } from 'node:crypto';
import { Router } from 'express';
import { answer, type Section } from '../../../domain/programmes/form';
import { parseCertificate } from '../../../domain/identifiers/certificate-number';
import { parseIdentity } from '../../../domain/identifiers/identity-number';
import { parseName } from '../../../domain/identifiers/words';
import { maskName } from '../../../domain/masking';
import { blindIndex } from '../../../sealing/blind-index';
import { streetOptions, todayInShanghai } from '../../cases/places';
import { partnerSection } from '../../cases/submit';
import { textOf } from '../../middleware/bodies';
import { onlyFor, viewerOf } from '../../middleware/viewer';
import { paths, patterns } from '../../paths';
import { type Services } from '../../services';
import { show } from '../../view/show';
import { notFound } from '../errors';
import { draftFor, type DraftPage } from './draft-access';
import { errorWords, fieldsFor } from './fields';

/** A partner as the applicant names them; the partner then confirms under their own account. */
const partner: Section = {
  id: 'partner',
  fields: [
    { name: 'name', kind: 'text', parse: (typed) => parseName(typed) },
    {
      name: 'identity',
      kind: 'text',
      parse: (typed, { today, identity }) => {
        const parsed = parseIdentity(typed, today);
        if ('error' in parsed) return { error: `identity-${parsed.error}` };
        return parsed.value === identity ? { error: 'yourself' } : { value: parsed.value };
      },
    },
    {
      name: 'certificate',
      kind: 'text',
      parse: (typed, { today, typed: all }) => {
        const holder = parseIdentity(all['identity'] ?? '', today);
        return 'error' in holder ? { value: typed } : parseCertificate(typed, holder.value, today);
      },
    },
    { name: 'household', kind: 'select', parse: (typed) => (/^\d{9}$/.test(typed) ? { value: typed } : { error: 'choose' }) },
  ],
};

const stateTag = { invited: 'warn', confirmed: 'good', declined: 'wrong' } as const;

/** Who founded it together: invited by the applicant, answered by each under their own account. */
export function founderPages(services: Services): Router {
  const { store, keys, people } = services;
  const router = Router();

  const showFounders = (
    page: DraftPage,
    res: Parameters<typeof show>[0],
    typed: Record<string, string>,
    errors: Record<string, string>,
    status = 200,
  ): void => {
    const { t, lang } = res.locals;
    show(
      res,
      'applicant/founders',
      {
        title: t('form.founders.title'),
        step: page.policy.term[lang],
        errors: errorWords(partner, errors, t),
        fields: fieldsFor(partner, typed, errors, t, { household: streetOptions(services, lang) }),
        self: page.viewer.name,
        partners: page.draft.founders.map((one) => ({
          name: one.name,
          token: one.token,
          kind: stateTag[one.state],
          status: t(`founder.${one.state}`),
          declined: one.state === 'declined',
        })),
        action: paths.draftFounders(page.draft.caseId),
        back: paths.draft(page.draft.caseId),
      },
      status,
    );
  };

  router.get(patterns.draftFounders, onlyFor('applicant'), async (req, res) => {
    const page = await draftFor(services, req, res);
    if (page) showFounders(page, res, {}, {});
  });

  router.post(patterns.draftFounders, onlyFor('applicant'), async (req, res) => {
    const page = await draftFor(services, req, res);
    if (!page) return;
    const { draft, identity } = page;
    const removed = textOf(req, 'remove');
    if (removed !== '') {
      await store.drafts.uninvite(draft.caseId, removed);
      return res.redirect(303, paths.draftFounders(draft.caseId));
    }
    const typed = Object.fromEntries(partner.fields.map((field) => [field.name, textOf(req, field.name)]));
    const { values, errors } = answer(partner, typed, { today: todayInShanghai(), identity });
    if (Object.keys(errors).length > 0) return showFounders(page, res, typed, errors, 422);
    const token = createHash('sha256').update(randomBytes(32)).digest('hex');
    const section = partnerSection(token);
    const saved = await store.drafts.saveSection(draft.caseId, section, values, draft.version);
    if (saved.kind !== 'saved') return res.redirect(303, paths.draftFounders(draft.caseId));
    const number = String(values['identity']);
    const added = await store.drafts.invite(draft.caseId, {
      token,
      name: String(values['name']),
      identity: blindIndex(keys, 'identity', number),
    });
    if (!added) return showFounders(page, res, typed, { identity: 'invited-already' }, 422);
    res.redirect(303, paths.draftFounders(draft.caseId));
  });

  router.get(patterns.invitation, onlyFor('applicant'), async (req, res) => {
    const found = await invitationOf(String(req.params['id']), viewerOf(res).actor.id, viewerOf(res).actor.person);
    if (!found) return notFound(req, res);
    const { t, lang } = res.locals;
    const owner = await people.byId(found.draft.owner);
    const policy = services.policies.policies.find((one) => one.id === found.draft.policy);
    show(res, 'applicant/invitation', {
      title: t('invitation.title'),
      from: maskName(owner?.name ?? ''),
      term: policy?.term[lang],
      firm: (found.draft.sections['firm'] as Record<string, string> | undefined)?.['name'],
      state: found.invitation.state,
      answered: found.invitation.state !== 'invited',
      action: paths.invitation(found.invitation.token),
    });
  });

  router.post(patterns.invitation, onlyFor('applicant'), async (req, res) => {
    const { actor } = viewerOf(res);
    const found = await invitationOf(String(req.params['id']), actor.id, actor.person);
    if (!found) return notFound(req, res);
    const answerGiven = textOf(req, 'answer');
    if (answerGiven === 'confirm') await store.drafts.confirm(found.invitation.token, actor.person);
    else if (answerGiven === 'decline') await store.drafts.decline(found.invitation.token, actor.person);
    res.redirect(303, paths.invitation(found.invitation.token));
  });

  /** An invitation opens only to whom it was sent: by the proven identity number, or to whoever answered it before. */
  async function invitationOf(token: string, actor: DraftPage['viewer']['actor']['id'], person: DraftPage['viewer']['actor']['person']) {
    const draft = await store.drafts.byToken(token);
    const invitation = draft?.founders.find((one) => one.token === token);
    const identity = await people.identityOf(actor);
    if (!draft || !invitation || draft.owner === actor || !identity) return undefined;
    const theirs =
      invitation.person === person || (invitation.person === undefined && invitation.identity === blindIndex(keys, 'identity', identity));
    return theirs ? { draft, invitation } : undefined;
  }

  return router;
}
