import { Router, type Response } from 'express';
import { maskName } from '../../../domain/masking';
import { type Actor } from '../../../domain/offices';
import { line } from '../../../domain/text/normal';
import { programmeNamed } from '../../../domain/programmes';
import { type Policy } from '../../../domain/policy/policy';
import { type Draft, type Invitation } from '../../../store/drafts';
import { proofNeeded } from '../../accounts/proof';
import { selfPart } from '../../../domain/form/answers';
import { typedIn } from '../../cases/draft';
import { policyById } from '../../cases/places';
import { standsAgainst } from '../../cases/prefill';
import { textOf } from '../../middleware/bodies';
import { onlyFor, viewerOf } from '../../middleware/viewer';
import { paths, patterns } from '../../paths';
import { type Services } from '../../services';
import { show } from '../../view/show';
import { speakAs, type Translate } from '../../view/words';
import { notFound } from '../../view/errors';
import { faultWords } from '../../forms/fields';
import { formWords } from '../../forms/words';

interface Found {
  draft: Draft;
  invitation: Invitation;
  policy: Policy;
  identity: string;
}

/** What they confirm, as it was typed so far. */
const confirmedBy = (draft: Draft, t: Translate): { key: string; value: string }[] =>
  (programmeNamed(draft.programme).together?.confirms ?? []).map((address) => {
    const [part = '', field = ''] = address.split('.');
    const key = t('invitation.confirms', { part: formWords(t).title(part), field: formWords(t).label(address) });
    return { key, value: line(typedIn(draft, part)?.[field] ?? '') || t('invitation.notYet') };
  });

/** What somebody invited as a partner sees and answers: who invites them, for what, and which right of theirs is used. */
export function invitationPages(services: Services): Router {
  const { store, people } = services;
  const router = Router();

  const showInvitation = async ({ draft, invitation, policy }: Found, res: Response, error?: string): Promise<void> => {
    speakAs(res, draft.programme);
    const { t, lang } = res.locals;
    const owner = await people.byId(draft.owner);
    const term = policy.term[lang];
    show(
      res,
      'applicant/invitation',
      {
        title: t('invitation.title'),
        step: term,
        errors: error ? { answer: error } : {},
        error,
        from: maskName(owner?.name ?? ''),
        term,
        confirms: confirmedBy(draft, t),
        state: invitation.state,
        answered: invitation.state !== 'invited',
        action: paths.invitation(invitation.token),
      },
      error ? 422 : 200,
    );
  };

  router.get(patterns.invitation, onlyFor('applicant'), async (req, res) => {
    const token = String(req.params['id']);
    const { actor } = viewerOf(res);
    const found = await invitationOf(token, actor);
    // The address is a secret of its own: whoever has it and has not shown who they are is told what to do first.
    if (!found && (await people.identityOf(actor.id)) === undefined && (await store.drafts.byToken(token)))
      return show(res, 'applicant/invitation-unproven', {
        title: res.locals.t('invitation.title'),
        proof: proofNeeded(services, res, paths.invitation(token)),
      });
    if (!found) return notFound(req, res);
    await showInvitation(found, res);
  });

  router.post(patterns.invitation, onlyFor('applicant'), async (req, res) => {
    const { actor } = viewerOf(res);
    const found = await invitationOf(String(req.params['id']), actor);
    if (!found) return notFound(req, res);
    const { token } = found.invitation;
    const answer = textOf(req, 'answer');
    if (answer === 'confirm') {
      const fault = await standsAgainst(services, selfPart, found.policy, found.identity);
      if (fault) return showInvitation(found, res, faultWords(res.locals.t, fault));
      await store.drafts.confirm(token, actor.person);
    } else if (answer === 'decline') await store.drafts.decline(token, actor.person);
    res.redirect(303, paths.invitation(token));
  });

  /** An invitation opens only to whom it was sent: by the proven identity number, or to whoever answered it before. */
  async function invitationOf(token: string, { id, person }: Actor): Promise<Found | undefined> {
    const draft = await store.drafts.byToken(token);
    const invitation = draft?.partners.find((one) => one.token === token);
    const policy = draft && policyById(services, draft.policy);
    const identity = await people.identityOf(id);
    if (!invitation || !policy || draft.owner === id || !identity) return undefined;
    // Another account of the very person who founded it is no partner.
    if ((await people.byId(draft.owner))?.actor.person === person) return undefined;
    const theirs = invitation.person === person || (invitation.person === undefined && invitation.identity === identity);
    return theirs ? { draft, invitation, policy, identity } : undefined;
  }

  return router;
}
