import { Router, type Request, type Response } from 'express';
import { answer } from '../../../domain/form/answer';
import { type Typed } from '../../../domain/form/field';
import { objectionPart } from '../../../domain/programmes/objection/form';
import { objection } from '../../../domain/programmes/objection';
import { type ActorId, type CaseId, type OfficeId, type StepId } from '../../../domain/values';
import { type Limit } from '../../../store/limits';
import { object, objectionPolicy } from '../../cases/object';
import { standing, type StandingRow } from '../../cases/standing-rows';
import { statusOf } from '../../cases/status';
import { todayInShanghai } from '../../cases/places';
import { errorWords, fieldsFor, nested, typedOf } from '../../forms/fields';
import { textOf } from '../../middleware/bodies';
import { paths, patterns } from '../../paths';
import { requestsOf } from '../../requests';
import { type Services } from '../../services';
import { notFound, showError, typedOf as typedIn } from '../../view/errors';
import { longDate } from '../../view/formats';
import { show } from '../../view/show';
import { speakAs } from '../../view/words';
import { rowWords } from './row-words';
import { unlisted } from '../../view/unlisted';

/** Whoever objects has no account: a form's token is nobody's in particular, and holds for one row. */
const anybody = 'anybody' as ActorId;
const step = 'objection' as StepId;
const hour = 60 * 60 * 1_000;
/** From one address; a village may share one. */
const fromAddress: Limit = { name: 'objections', most: 10, windowMs: 24 * hour };

/** Whoever sends it has been told of the one that was sent from here before, and says that this one is somebody else's. */
const isAnother = (req: Request): boolean => req.query['another'] === 'yes';

/** 异议 to a row on notice, by anybody; and how far it is, for whoever has its address. */
export function objectionPages(services: Services): Router {
  const { store, policies, keys } = services;
  const router = Router();
  const requests = requestsOf(keys);
  const officeOf = (id: string) => policies.offices.find((one) => one.id === id);

  router.get(patterns.noticeObject, async (req, res) => {
    const row = await rowOf(req);
    if (!row) return gone(req, res);
    askIn(req, res, row, {});
  });

  router.post(patterns.noticeObject, async (req, res) => {
    const row = await rowOf(req);
    const { t, lang } = res.locals;
    const typed = typedOf(objectionPart, (name) => textOf(req, name));
    if (!row) return gone(req, res, typed['text']);
    const policy = objectionPolicy(services, row);
    const { errors, values } = answer(objectionPart, typed, { today: todayInShanghai(), identity: '' });
    const token = textOf(req, 'request');
    const request = requests.take(token, anybody, row.posting.id as CaseId, step);
    if (!policy || request === 'forged' || request === 'expired') return askIn(req, res, row, typed, { again: true });
    if (Object.keys(errors).length > 0) return askIn(req, res, row, typed, { errors, token });
    if (!(await store.limits.take(fromAddress, req.ip ?? '')))
      return showError(req, res, 429, { words: t('notices.tooMany'), next: undefined, typed: typedIn(req, res) });
    const { id, already } = await object(services, row, policy, values, {
      browser: textOf(req, '_csrf'),
      another: isAnother(req) ? request : undefined,
      language: lang,
    });
    if (already) return askIn(req, res, row, typed, { already: id });
    res.redirect(303, paths.objection(id));
  });

  const rowOf = async (req: Request): Promise<StandingRow | undefined> => {
    const posting = await store.postings.byId(String(req.params['row']));
    const row = posting && posting.office === req.params['id'] ? await standing(services, posting) : undefined;
    return row?.takes ? row : undefined;
  };

  function askIn(
    req: Request,
    res: Response,
    row: StandingRow,
    typed: Typed,
    more: { errors?: Record<string, string>; token?: string; again?: boolean; already?: CaseId } = {},
  ): void {
    speakAs(res, objection.name);
    unlisted(res);
    const { t } = res.locals;
    const errors = more.errors ?? {};
    const office = officeOf(String(req.params['id']));
    const policy = objectionPolicy(services, row);
    show(
      res,
      'notices/object',
      {
        title: t('notices.object'),
        errors: errorWords(objectionPart, errors, t),
        again: more.again,
        already: more.already && paths.objection(more.already),
        row: rowWords(row, res),
        fields: nested(fieldsFor(objectionPart, typed, errors, t)),
        open: policy !== undefined,
        action: paths.noticeObject(row.posting.office, row.posting.id, { another: isAnother(req) || more.already ? 'yes' : undefined }),
        back: paths.noticesOf(row.posting.office),
        request: more.token ?? requests.issue(anybody, row.posting.id as CaseId, step),
        office: { name: office?.name[res.locals.lang], telephone: office?.telephone },
      },
      more.already ? 409 : Object.keys(errors).length > 0 || more.again ? 422 : 200,
    );
  }

  /** What was typed is shown again: it may still be told by telephone. */
  function gone(req: Request, res: Response, typed?: string): void {
    const office = officeOf(String(req.params['id']));
    if (!office) return notFound(req, res);
    const { t, lang } = res.locals;
    unlisted(res);
    show(
      res,
      'notices/over',
      {
        title: t('notices.overTitle'),
        typed,
        office: { name: office.name[lang], telephone: office.telephone },
        back: paths.noticesOf(office.id as OfficeId),
      },
      410,
    );
  }

  router.get(patterns.objection, async (req, res) => {
    const id = String(req.params['id']) as CaseId;
    const filed = id.startsWith('o-') ? await store.submissions.read(id) : undefined;
    if (filed?.submission.programme !== objection.name) return notFound(req, res);
    const { t, lang } = res.locals;
    unlisted(res);
    const state = (await store.cases.read(id))?.state;
    show(res, 'notices/objection', {
      title: t('notices.received'),
      number: filed.submission.number,
      sentence: state ? t(state.outcome ? `notices.outcome.${state.outcome}` : 'notices.underWay', dueOf(state)) : t('notices.kept'),
    });

    function dueOf(now: NonNullable<typeof state>): Record<string, string> {
      const due = now.obligations[0]?.due;
      return { due: due ? longDate(due, lang) : '', office: statusOf(services, now, lang, t).office?.name ?? '' };
    }
  });

  return router;
}
