import { Router } from 'express';
import { type LedgerRow } from '../../../domain/case/events';
import { availableActs, wholeCase } from '../../../domain/case/available';
import { caseTime } from '../../../domain/case/due';
import { mayRead, type Part } from '../../../domain/case/may-read';
import { localDate } from '../../../domain/calendar/instants';
import { workingDaysBetween } from '../../../domain/calendar/working-days';
import { type ActorId } from '../../../domain/values';
import { instantNow } from '../../../store/clock';
import { type CaseRow } from '../../../store/cases';
import { amountTree } from '../../cases/amount';
import { answerRows } from '../../cases/answer-rows';
import { differences } from '../../cases/differences';
import { policyById } from '../../cases/places';
import { routeOf } from '../../cases/route';
import { statusOf } from '../../cases/status';
import { happened } from '../../cases/timeline';
import { onlyFor, viewerOf } from '../../middleware/viewer';
import { paths, patterns } from '../../paths';
import { requestsOf } from '../../requests';
import { type Services } from '../../services';
import { show } from '../../view/show';
import { caseFor } from '../applicant/case-access';
import { officerActs, previewed, quiet } from './act-forms';

/** An officer's case: left what must be judged, only the differences standing out; right who holds it, the limits, and the acts. */
export function officerCasePages(services: Services): Router {
  const { store, people, policies, keys } = services;
  const router = Router();

  router.get(patterns.deskCase, onlyFor('officer'), async (req, res) => {
    const row = await caseFor(services, req, res, 'progress');
    if (!row) return;
    if (row.programme === 'payment-batch') return res.redirect(303, paths.batch(row.state.id));
    const { actor } = viewerOf(res);
    const { t, lang } = res.locals;
    const { state } = row;
    const id = state.id;
    const input = await store.submissions.read(id);
    const policy = policyById(services, state.policy) ?? input?.rules.policy;
    if (!input || !policy) throw new Error(`case ${id} has a view and no submission`);
    const may = (part: Part): boolean => mayRead(policies.offices, actor, state, row.offices, part);
    const now = caseTime(state, instantNow());
    const rows: LedgerRow[] = [];
    for await (const one of store.ledger.rowsOf(id)) rows.push(one);
    const textIds = rows.flatMap(({ event }) => ('text' in event && event.text ? [event.text.id] : []));
    const [texts, names, others, files] = await Promise.all([
      store.texts.readMany([...textIds, ...state.visit.inspections.map((one) => one.text.id)]),
      people.names([...new Set(rows.map((one) => one.event.by))]),
      relatedTo(services, row),
      may('papers') ? store.files.listFor(id) : [],
    ]);
    const nameOf = (by: ActorId): string =>
      by === state.applicant.actor ? t('timeline.applicant') : (names.get(by) ?? t('timeline.machine'));
    const holders = await people.names(state.obligations.flatMap((one) => one.holders));
    const all = availableActs(input.rules, state, actor, now);
    const acts = all
      .filter((one) => !applicants.includes(one.kind))
      .sort((one, other) => officerActs.indexOf(one.kind) - officerActs.indexOf(other.kind));
    const compared = may('findings') ? await differences(services, state, t, lang) : undefined;
    await store.accessLog.append({ at: instantNow(), actor: actor.id, what: 'read', case: id, path: patterns.deskCase });
    const left = (date: string | undefined): string =>
      date ? t('desk.left', { days: workingDaysBetween(input.rules.calendar, localDate(now), date as never) }) : '';
    show(res, 'desk/case', {
      title: `${row.masked ?? ''} ${policy.term[lang]}`,
      step: row.number,
      number: row.number,
      status: statusOf(services, state, lang, t),
      said: typeof req.query['said'] === 'string' ? t(`desk.said.${String(req.query['said']) === 'kept' ? 'kept' : 'done'}`) : undefined,
      compared,
      answers: may('answers') ? await answerRows(services, state, t, lang) : undefined,
      papers: files.map((file) => ({
        key: policy.evidence.find((one) => one.item === file.item)?.say[lang] ?? t('case.photo'),
        value: file.name,
        href: paths.caseFile(id, file.id),
      })),
      undertaking: state.promised && {
        by: state.promised.by,
        items: state.promised.items.map((item) => policy.evidence.find((one) => one.item === item)?.say[lang] ?? item),
      },
      inspections: may('findings')
        ? state.visit.inspections.map((one) => ({
            who: nameOf(one.by),
            at: one.at,
            words: texts.get(one.text.id)?.text,
            checks: Object.entries(one.checklist).map(([item, ok]) => ({
              label: policy.route.flatMap((step) => step.checklist).find((each) => each.item === item)?.say[lang] ?? item,
              ok,
            })),
          }))
        : [],
      notes: may('notes')
        ? rows.flatMap(({ event }) =>
            event.type === 'noted' ? [{ who: nameOf(event.by), at: event.at, text: texts.get(event.text.id)?.text }] : [],
          )
        : [],
      timeline: rows
        .filter(({ event }) => event.type !== 'noted' && event.type !== 'limits')
        .map(({ event }) => ({
          at: event.at,
          who: nameOf(event.by),
          ...happened(event, policy, t, lang),
          words: may('answers') && 'text' in event && event.text ? texts.get(event.text.id)?.text : undefined,
        })),
      others,
      tree: state.result && may('money') ? amountTree(state.result, policy, t, lang) : undefined,
      payments: may('money')
        ? state.payments.map((one) => ({
            attempt: one.attempt,
            fen: one.fen,
            status: t(`payment.${one.status}`),
            on: one.on,
            reason: one.reason ? t(`payment.reason.${one.reason}`) : '',
          }))
        : [],
      route: routeOf(services, policy, state, lang),
      limits: state.limits && {
        statutory: state.limits.statutory,
        statutoryLeft: left(state.limits.statutory),
        promised: state.limits.promised,
        promisedLeft: left(state.limits.promised),
      },
      held: state.obligations.map((one) => ({
        step: policy.route.find((step) => step.step === one.step)?.name[lang],
        office: policies.offices.find((office) => office.id === one.office)?.name[lang],
        who: one.holders.map((holder) => holders.get(holder) ?? holder).join('、') || t('desk.unclaimed'),
        due: one.due,
        late: one.overdue,
      })),
      acts: acts
        .filter((one) => !one.refusal)
        .map((one) => ({
          label: t(`act.${one.kind}.button`),
          effect: t(`act.${one.kind}.effect`),
          href: `${paths.deskAct(id, one.kind)}?step=${one.step}`,
          kind: previewed.includes(one.kind) ? 'danger' : quiet.includes(one.kind) ? 'secondary' : '',
        })),
      refused: [
        ...new Map(acts.filter((one) => one.refusal && one.refusal.code !== 'not-your-office').map((one) => [one.kind, one])).values(),
      ].map((one) => ({
        label: t(`act.${one.kind}.button`),
        reason: t(`refusal.${one.refusal?.code ?? ''}`, {
          detail: one.refusal?.detail ?? '',
          holder: (one.refusal?.holder && holders.get(one.refusal.holder)) ?? '',
        }),
      })),
      stranger: acts.every((one) => one.refusal),
      clock:
        state.sandbox && !state.outcome && all.some((one) => one.kind === 'move-clock' && !one.refusal)
          ? { action: paths.sandboxClock, id, request: requestsOf(keys).issue(actor.id, id, wholeCase) }
          : undefined,
    });
  });

  return router;
}

/** Acts of the applicant's, and those with a place of their own on the page. */
const applicants: readonly string[] = ['supplement', 'keep-promise', 'mend-account', 'withdraw', 'move-clock'];

/** Other cases of the same people and of the same firm. */
async function relatedTo({ store, policies }: Services, row: CaseRow) {
  const ofPeople = (await Promise.all(row.people.map((person) => store.cases.ofPerson(person)))).flat();
  const ofFirm = row.firm ? await store.cases.ofFirm(row.firm) : [];
  const all = new Map(
    [...ofPeople, ...ofFirm]
      .filter((one) => one.state.id !== row.state.id && one.programme !== 'payment-batch')
      .map((one) => [one.state.id, one]),
  );
  return [...all.values()].map((one) => ({
    href: paths.deskCase(one.state.id),
    number: one.number,
    term: policies.policies.find((policy) => policy.id === one.state.policy)?.term['zh-CN'] ?? '',
    stage: one.stage,
  }));
}
