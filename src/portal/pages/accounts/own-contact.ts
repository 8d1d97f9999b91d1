import { speaksFor } from '../../../domain/mandates';
import { holderOf } from '../../cases/draft-access';
import { Router, type Request, type Response } from 'express';
import { isMobile } from '../../../domain/accounts';
import { parseEmail, parseTelephone } from '../../../domain/identifiers/contact';
import { maskTelephone } from '../../../domain/masking';
import { type CaseId } from '../../../domain/values';
import { askForCode, useCode } from '../../accounts/codes';
import { showCodeStep } from '../../accounts/code-step';
import { showStep } from '../../accounts/step';
import { noticesTo } from '../../../store/notices-to';
import { typedIn } from '../../cases/draft';
import { noteDone } from '../../logged';
import { textOf } from '../../middleware/bodies';
import { onlyFor, viewerOf } from '../../middleware/viewer';
import { ownPath, paths, patterns } from '../../paths';
import { type Services } from '../../services';

type What = 'telephone' | 'email';
const places = { telephone: patterns.ownTelephone, email: patterns.ownEmail } as const;

/** Another number or mailbox of one's own: nothing goes there before a code came back from it, and the one before it is told. */
export function ownContactPages(services: Services): Router {
  const { people, store } = services;
  const router = Router();

  const parsers = {
    telephone: (typed: string) => {
      const parsed = parseTelephone(typed);
      return 'value' in parsed && isMobile(parsed.value) ? parsed.value : undefined;
    },
    email: (typed: string) => {
      const parsed = parseEmail(typed);
      return 'value' in parsed ? parsed.value : undefined;
    },
  };
  const shown = (what: What, to: string): string => (what === 'telephone' ? maskTelephone(to) : to);

  for (const what of ['telephone', 'email'] as const) {
    router.get(places[what], onlyFor(), async (req, res) => {
      const draft = typeof req.query['draft'] === 'string' ? await ownDraft(req.query['draft'] as CaseId, res) : undefined;
      ask(res, what, draft ? paths.draftCheck(draft.caseId) : paths.own, draft ? (typedIn(draft, 'contact')?.[what] ?? '') : '');
    });

    router.post(places[what], onlyFor(), async (req, res) => {
      const { t } = res.locals;
      const back = ownPath(textOf(req, 'back'));
      const typed = textOf(req, 'to');
      const to = parsers[what](typed);
      if (to === undefined) return ask(res, what, back, typed, { to: t(`own.wrong.${what}`) });
      if (textOf(req, 'step') === 'code') return confirm(req, res, what, to, back);
      const asked = await askForCode(services, req, res, { purpose: what, to, about: viewerOf(res).actor.id });
      if (asked === 'too-often') return ask(res, what, back, typed, { to: t('byCode.tooOften') });
      askCode(res, what, to, back);
    });
  }

  async function ownDraft(id: CaseId, res: Response) {
    const draft = await store.drafts.read(id);
    return draft && speaksFor(viewerOf(res).actor, holderOf(draft)) ? draft : undefined;
  }

  function ask(res: Response, what: What, back: string, value = '', errors: Record<string, string> = {}): void {
    const { t } = res.locals;
    showStep(res, {
      title: t(`own.change.${what}`),
      lead: [t(`own.changeLead.${what}`)],
      action: places[what],
      hidden: { step: 'ask', back },
      questions: [
        {
          name: 'to',
          label: t(`own.new.${what}`),
          value,
          inputmode: what === 'telephone' ? 'tel' : 'email',
          autocomplete: what === 'telephone' ? 'tel' : 'email',
        },
      ],
      errors,
      button: t('byCode.send'),
      back,
    });
  }

  function askCode(res: Response, what: What, to: string, back: string, errors: Record<string, string> = {}): void {
    const { t } = res.locals;
    const lead = [t('own.sentTo', { to: shown(what, to) })];
    showCodeStep(res, { lead, action: places[what], hidden: { to, back }, resend: 'ask', button: t('own.confirm'), back }, errors);
  }

  async function confirm(req: Request, res: Response, what: What, to: string, back: string): Promise<void> {
    const { t } = res.locals;
    const { id } = viewerOf(res).actor;
    const used = await useCode(services, req, res, { purpose: what, to, about: id }, textOf(req, 'code'));
    if (used === 'wrong') return askCode(res, what, to, back, { code: t('byCode.wrong') });
    if (used === 'too-often') return askCode(res, what, to, back, { code: t('byCode.tooOften') });
    const before = await people.contact(id);
    // Kept before anything changes: whoever is cut off here is told once too often rather than not at all.
    if (before && before[what === 'telephone' ? 'phone' : 'email'] !== to)
      await store.notices.keep(noticesTo(before, id, `${what}-changed`, what === 'telephone' ? { tail: to.slice(-4) } : {}));
    if (what === 'telephone') await people.setPhone(id, to);
    else await people.setEmail(id, to);
    noteDone(res, { what: `${what}-changed` });
    res.redirect(303, back === paths.own ? `${paths.own}?saved` : back);
  }

  return router;
}
