import { Router, type Request, type Response } from 'express';
import { type ActKind } from '../../../domain/case/acts';
import { type CaseRow } from '../../../store/cases';
import { type CaseInput } from '../../../domain/case/submission';
import { type Policy, type RouteStep } from '../../../domain/policy/policy';
import { type StepId } from '../../../domain/values';
import { writeLetter } from '../../../letters/write';
import { instantNow } from '../../../store/clock';
import { enterAct } from '../../cases/act';
import { differences } from '../../cases/differences';
import { fieldsOf, textOf, textsOf } from '../../middleware/bodies';
import { keepFiles } from '../../cases/keep-files';
import { readUpload, uploadedOf, uploadFault } from '../../middleware/upload';
import { onlyFor, viewerOf } from '../../middleware/viewer';
import { paths, patterns } from '../../paths';
import { requestsOf } from '../../requests';
import { type Services } from '../../services';
import { show } from '../../view/show';
import { notFound } from '../errors';
import { caseFor } from '../applicant/case-access';
import { askedBy, officerActs, previewed } from './act-forms';
import { readAct } from './read-act';

interface ActPage {
  row: CaseRow;
  input: CaseInput;
  policy: Policy;
  kind: ActKind;
  step: StepId;
  route: RouteStep | undefined;
}

/** The form of one act, and the act itself: done, kept, or refused with the reason and what was typed. */
export function actPages(services: Services): Router {
  const { store, people, keys, policies } = services;
  const router = Router();
  const requests = requestsOf(keys);

  const pageOf = async (req: Request, res: Response): Promise<ActPage | undefined> => {
    const kind = officerActs.find((one) => one === req.params['kind']);
    const row = await caseFor(services, req, res, 'progress');
    if (!row) return undefined;
    const input = await store.submissions.read(row.state.id);
    const step = (textOf(req, 'step') ||
      (typeof req.query['step'] === 'string' ? req.query['step'] : '') ||
      row.state.obligations[0]?.step ||
      '') as StepId;
    if (!kind || !input) {
      notFound(req, res);
      return undefined;
    }
    return { row, input, policy: input.rules.policy, kind, step, route: input.rules.policy.route.find((one) => one.step === step) };
  };

  const showForm = async (
    page: ActPage,
    res: Response,
    typed: Record<string, string | string[]>,
    errors: Record<string, string>,
    preview?: ReturnType<typeof writeLetter>,
    status = 200,
  ): Promise<void> => {
    const { row, policy, kind, step, route } = page;
    const { t, lang } = res.locals;
    const { state } = row;
    const open = state.obligations.find((one) => one.step === step);
    const asked = askedBy(kind);
    const officers = asked.includes('to-officer') && open ? await people.holdersOf(open.role, open.office) : [];
    const names = await people.names(officers.map((one) => one.id));
    const compared = asked.includes('finding') ? await differences(services, state, t, lang) : undefined;
    const ticked = typed['items'];
    const evidence = (minor: boolean) =>
      [
        ...(minor ? [] : [{ item: 'answers', label: t('letters.answers') }]),
        ...policy.evidence.filter((one) => !minor || one.minor).map((one) => ({ item: one.item, label: one.say[lang] })),
      ].map((one) => ({
        ...one,
        checked: Array.isArray(ticked) && ticked.includes(one.item),
        typedWords: typed[`words-${one.item}`] ?? '',
        error: errors[`words-${one.item}`] && t(`form.errors.${errors[`words-${one.item}`] ?? ''}`),
      }));
    show(
      res,
      'desk/act',
      {
        title: t(`act.${kind}.button`),
        step: row.number,
        effect: t(`act.${kind}.effect`),
        errors: Object.fromEntries(Object.entries(errors).map(([name, code]) => [name, t(`form.errors.${code}`)])),
        asks: Object.fromEntries(asked.map((one) => [one.replace(/-/g, ''), true])),
        typed,
        textLabel: t(`act.${kind}.text`),
        grounds: policy.grounds.map((one) => ({ value: one.clause, label: one.say[lang] })),
        items: asked.includes('items') ? evidence(false) : asked.includes('minor-items') ? evidence(true) : [],
        officers: officers.map((one) => ({ value: one.id, label: names.get(one.id) ?? one.id })),
        steps: (route?.returnsTo ?? []).map((value) => ({
          value,
          label: policy.route.find((one) => one.step === value)?.name[lang] ?? value,
        })),
        checklist: (route?.checklist ?? []).map((one) => ({
          name: `check-${one.item}`,
          label: one.say[lang],
          value: typed[`check-${one.item}`],
          error: errors[`check-${one.item}`] && t('form.errors.choose'),
        })),
        findings: (compared?.unverified ?? []).map((one) => ({ value: one.id, label: `${one.what}：${one.given}` })),
        yesNo: ['yes', 'no'].map((value) => ({ value, label: t(`matter.options.${value}`) })),
        verdicts: ['agrees', 'differs'].map((value) => ({ value, label: t(`finding.settled.${value}`) })),
        hows: ['online', 'window', 'post'].map((value) => ({ value, label: t(`act.how.${value}`) })),
        photos: kind === 'inspect',
        preview: preview && { ...preview, number: row.number, office: policies.offices.find((one) => one.id === open?.office)?.name[lang] },
        needsPreview: previewed.includes(kind),
        routeStep: step,
        action: paths.deskAct(state.id, kind),
        request: requests.issue(viewerOf(res).actor.id, state.id, step),
        seen: typeof typed['seen'] === 'string' && typed['seen'] !== '' ? typed['seen'] : String(row.version),
        back: paths.deskCase(state.id),
      },
      status,
    );
  };

  router.get(patterns.deskAct, onlyFor('officer'), async (req, res) => {
    const page = await pageOf(req, res);
    if (page) await showForm(page, res, {}, {});
  });

  router.post(patterns.deskAct, onlyFor('officer'), uploadIfAny, async (req, res) => {
    const page = await pageOf(req, res);
    if (!page) return;
    const { row, kind, step, route } = page;
    const { actor } = viewerOf(res);
    const { t, lang } = res.locals;
    const typed: Record<string, string | string[]> = { ...Object.fromEntries(fieldsOf(req)), items: textsOf(req, 'items') };
    const fault = uploadFault(req);
    if (fault) return showForm(page, res, typed, { photos: fault === 'too-large' ? 'file-too-large' : 'file-too-many' }, undefined, 413);
    const isPreview = textOf(req, 'preview') !== '';
    const keep = (words: string) => store.texts.keep(words, { author: actor.id, case: row.state.id });
    const dry = (words: string) => Promise.resolve({ id: words, hash: '' as never });
    const read = await readAct(req, kind, route, isPreview ? dry : keep);
    if ('errors' in read) return showForm(page, res, typed, read.errors, undefined, 422);
    if (isPreview) {
      const event = {
        ...read.body,
        type: kind === 'refuse' ? 'refused' : 'not-accepted',
        step,
        at: instantNow(),
        by: actor.id,
        person: actor.person,
      } as never;
      const texts = new Map([[textOf(req, 'text').trim(), textOf(req, 'text').trim()]]);
      const letter = writeLetter(
        kind === 'refuse' ? 'refused' : 'not-accepted',
        { number: row.number, policy: row.state.policy, event },
        t,
        lang,
        policies,
        texts,
      );
      return showForm(page, res, typed, {}, letter);
    }
    let { body } = read;
    if (kind === 'inspect') {
      const { kept } = await keepFiles(store, actor.id, row.state.id, 'visit-photo', uploadedOf(req));
      await store.files.freeze(
        row.state.id,
        kept.map((file) => file.id),
      );
      body = { ...body, photos: kept.map(({ id: file, item, hash }) => ({ file, item, hash })) } as typeof body;
    }
    const done = await enterAct(services, req, res, row.state.id, kind, step, body as never, paths.deskCase(row.state.id));
    if (done) res.redirect(303, `${paths.deskCase(row.state.id)}?said=${done.kind}`);
  });

  return router;
}

/** Only the inspectors' form carries photographs. */
const uploadIfAny: typeof readUpload = (req, res, next) => (req.is('multipart/form-data') ? readUpload(req, res, next) : next());
