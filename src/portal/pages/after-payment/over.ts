import { Router, type Request, type Response } from 'express';
import { answer } from '../../../domain/form/answer';
import { type Typed } from '../../../domain/form/field';
import { type Answers } from '../../../domain/form/answers';
import { type StepId } from '../../../domain/values';
import { type CaseRow } from '../../../store/cases';
import { type Beginning, beginningNamed, beginOver, daysOf, openOver, tooEarlyOrLate } from '../../cases/begin-over';
import { caseFor } from '../../cases/case-access';
import { todayInShanghai } from '../../cases/places';
import { errorWords, fieldsFor, nested, typedOf } from '../../forms/fields';
import { textOf } from '../../middleware/bodies';
import { onlyFor, viewerOf } from '../../middleware/viewer';
import { paths, patterns } from '../../paths';
import { requestsOf } from '../../requests';
import { type Services } from '../../services';
import { badForm, notFound } from '../../view/errors';
import { show } from '../../view/show';
import { speakAs } from '../../view/words';

/** What a supervisor begins over somebody's case: what was found, what is asked, and until when; whoever it concerns is heard first. */
export function overPages(services: Services): Router {
  const router = Router();
  const requests = requestsOf(services.keys);
  const stepOf = ({ programme }: Beginning): StepId => `over-${programme.name}` as StepId;

  async function opened(req: Request, res: Response): Promise<{ row: CaseRow; beginning: Beginning } | undefined> {
    const row = await caseFor(services, req, res, 'answers');
    if (!row) return undefined;
    const beginning = beginningNamed(services, viewerOf(res).actor, row, req.params['programme']);
    const why = beginning && (await tooEarlyOrLate(services, row, beginning));
    // What was refused or taken back has nothing that anybody could begin over it.
    if (!beginning || (why === 'ended' && row.state.outcome !== 'granted')) {
      notFound(req, res);
      return undefined;
    }
    speakAs(res, beginning.programme.name);
    if (why) {
      const { t, lang } = res.locals;
      const back = paths.deskCase(row.state.id);
      show(res, 'after-payment/over', { title: beginning.policy.term[lang], step: row.number, why: t(`over.${why}`), back }, 409);
      return undefined;
    }
    return { row, beginning };
  }

  router.get(patterns.deskOver, onlyFor('officer'), async (req, res) => {
    const page = await opened(req, res);
    if (page) await showOver(page.row, page.beginning, res, {}, {});
  });

  router.post(patterns.deskOver, onlyFor('officer'), async (req, res) => {
    const page = await opened(req, res);
    if (!page) return;
    const { row, beginning } = page;
    const { actor } = viewerOf(res);
    const typed = typedOf(beginning.asks, (name) => textOf(req, name));
    const request = requests.take(textOf(req, 'request'), actor.id, row.state.id, stepOf(beginning));
    if (request === 'forged' || request === 'expired') return badForm(req, res);
    const { values, errors } = answer(beginning.asks, typed, { today: todayInShanghai(), identity: '' });
    const days = outOfRange(beginning, values);
    const wrong = days && !errors['days'] ? { ...errors, days } : errors;
    if (Object.keys(wrong).length > 0) return showOver(row, beginning, res, typed, wrong);
    const open = await openOver(services, row.state.id, beginning.programme.name);
    if (open) return showOver(row, beginning, res, typed, {}, open, 409);
    const begun = await beginOver(services, row, beginning, values, actor);
    if (!begun) return notFound(req, res);
    if (begun.other) return showOver(row, beginning, res, typed, {}, await services.store.cases.read(begun.id), 409);
    // Kept is kept: the new case's page says so until it is there.
    const there = await services.store.cases.read(begun.id);
    res.redirect(303, paths.deskCase(there ? begun.id : row.state.id));
  });

  async function showOver(
    row: CaseRow,
    beginning: Beginning,
    res: Response,
    typed: Typed,
    errors: Record<string, string>,
    open?: CaseRow,
    status = Object.keys(errors).length > 0 ? 422 : 200,
  ): Promise<void> {
    const { t, lang } = res.locals;
    const { policy, programme, asks } = beginning;
    const other = open ?? (await openOver(services, row.state.id, programme.name));
    const { counts, ...bounds } = daysOf(policy);
    show(
      res,
      'after-payment/over',
      {
        title: policy.term[lang],
        step: row.number,
        lead: t('over.lead', { number: row.number }),
        other: other && { number: other.number, href: paths.deskCase(other.state.id) },
        // What was typed stands there still, for whoever wants it.
        form: other === undefined || Object.values(typed).some((one) => one !== ''),
        days: programme.hearingDays && t(`over.days.${counts}`, bounds),
        errors: errorWords(asks, errors, t),
        fields: nested(fieldsFor(asks, typed, errors, t)),
        request: requests.issue(viewerOf(res).actor.id, row.state.id, stepOf(beginning)),
        action: paths.deskOver(row.state.id, programme.name),
        back: paths.deskCase(row.state.id),
      },
      status,
    );
  }

  return router;
}

/** Why as many days cannot be given, as a fault of the field that asks for them. */
function outOfRange({ programme, policy, asks }: Beginning, values: Record<string, unknown>): string | undefined {
  const days = programme.hearingDays?.(programme.facts({ people: [], [asks.id]: values } as unknown as Answers, todayInShanghai()));
  const { fewest, most } = daysOf(policy);
  return days === undefined || (days >= fewest && days <= most) ? undefined : `days-between:${fewest}:${most}`;
}
