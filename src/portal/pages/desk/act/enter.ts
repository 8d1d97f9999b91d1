import { type Request, type Response } from 'express';
import { type ActBodies, type ActKind } from '../../../../domain/case/acts';
import { type TextRef } from '../../../../domain/values';
import { enterAct } from '../../../cases/act';
import { statusOf } from '../../../cases/status';
import { fieldsOf, textOf, textsOf } from '../../../middleware/bodies';
import { paths } from '../../../paths';
import { requestsOf } from '../../../requests';
import { faultWords } from '../../../forms/fields';
import { optionalWords } from '../../../forms/words';
import { showRefusal } from '../../../view/errors';
import { papersOf, papersShown } from '../case/papers';
import { fillInAct } from './fill';
import { goingWith, refsOf, settleFiles, takeFiles } from './files';
import { previews, takesPhotos } from './forms';
import { actNow, atField, judge } from './judge';
import { offeredTo } from './offered';
import { type ActPage, pageAt } from './page';
import { onPhone } from './on-phone';
import { letterBefore } from './preview';
import { readAct } from './read-act';
import { showAct, type Filled } from './show-act';

/** The act of a form: read, judged before anything is kept, shown as a letter where one goes, and entered. */
export async function enterForm(opened: ActPage, req: Request, res: Response): Promise<void> {
  const { look, kind } = opened;
  const { services, actor, state, t } = look;
  const taken = await takeFiles(opened, req, res);
  if (!taken) return;
  const page = pageAt(req, look, kind);
  const { step, route } = page;
  const typed = { ...Object.fromEntries(fieldsOf(req)), items: textsOf(req, 'items') };
  const again = (wrong: Filled['wrong'], status = 422): Promise<void> => showAct(page, res, { typed, wrong }, status);
  if (taken.broken) return again({ files: t('file.broken') }, 413);

  const filled = await fillInAct(page, req, typed);
  if (filled) return showAct(page, res, { typed: filled.typed, wrong: {}, filled: filled.said });
  const words: string[] = [];
  const unkept = (text: string): Promise<TextRef> => Promise.resolve({ id: (words.push(text), text), hash: '' as never });
  const read = await readAct(req, kind, route, unkept);
  const files = await goingWith(page, req, taken);
  const refusedFiles = Object.values(taken.errors).join(' ');
  const chosen = kind === 'settle-finding' && files.length === 0 ? await chosenPaper(page, req) : undefined;
  const wrong = {
    ...('errors' in read ? worded(read.errors, t) : {}),
    ...(chosen === 'nothing' && refusedFiles === '' ? { paper: t('form.errors.choose') } : {}),
    ...(refusedFiles === '' ? {} : { files: refusedFiles }),
    ...(await notOffered(page, req)),
  };
  if (Object.keys(wrong).length > 0 || 'errors' in read) return again(wrong);

  const act = actNow(page, read.body, Number(textOf(req, 'seen')) || 0);
  // The same form sent twice is the same act: the workflow knows what it came to.
  const request = requestsOf(services.keys).take(textOf(req, 'request'), actor.id, state.id, step);
  const refusal = state.requests[request as never] === undefined ? judge(page, act) : undefined;
  const misplaced = refusal && atField(page, refusal);
  if (misplaced) return again(misplaced);
  if (textOf(req, 'preview') !== '' && previews(kind) && !refusal)
    return showAct(page, res, { typed, wrong: {}, preview: letterBefore(page, act, words) });
  if (refusal && request !== 'forged' && request !== 'expired') {
    const name = refusal.holder && (await services.people.names([refusal.holder])).get(refusal.holder);
    const where = statusOf(services, state, look.lang, t).sentence;
    return showRefusal(req, res, refusal, { back: paths.deskCase(state.id), where, ...(name ? { holder: name } : {}) });
  }

  const full = await readAct(req, kind, route, (text) => services.store.texts.keep(text, { author: actor.id, case: state.id }));
  if ('errors' in full) return again(worded(full.errors, t));
  const phone = kind === 'inspect' ? onPhone(req, files) : undefined;
  const body = { ...withPapers(kind, full.body, refsOf(files), chosen), ...(phone ? { phone } : {}) };
  const done = await enterAct(services, req, res, state.id, kind, step, body as never, paths.deskCase(state.id));
  await settleFiles(page, files, done !== undefined);
  if (done) res.redirect(303, `${paths.deskCase(state.id)}?said=${done.kind}`);
}

type Paper = NonNullable<ActBodies['settle-finding']['paper']>;

function withPapers(kind: ActKind, body: ActBodies[ActKind], refs: Paper[], chosen: Paper | 'none' | 'nothing' | undefined) {
  if (takesPhotos(kind)) return { ...body, photos: refs };
  const paper = refs[0] ?? (typeof chosen === 'object' ? chosen : undefined);
  return kind === 'settle-finding' && paper ? { ...body, paper } : body;
}

/** Of the case's papers the one a finding is settled from; `none` if the officer says there is none. */
async function chosenPaper({ look }: ActPage, req: Request): Promise<Paper | 'none' | 'nothing'> {
  const id = textOf(req, 'paper');
  if (id === 'none') return 'none';
  const offered = papersOf(look, await papersShown(look)).some((one) => one.id === id);
  const file = offered ? await look.services.store.files.info(id) : undefined;
  return file ? { item: file.item, file: file.id, hash: file.hash } : 'nothing';
}

/** 转办 goes to one of those offered, whatever the form was made to say. */
async function notOffered(page: ActPage, req: Request): Promise<Record<string, string>> {
  if (page.kind !== 'reassign' || textOf(req, 'to') === '') return {};
  const offered = await offeredTo(page);
  return offered.some((one) => one.id === textOf(req, 'to')) ? {} : { to: page.look.t('act.errors.not-offered') };
}

const worded = (errors: Record<string, string>, t: ActPage['look']['t']): Record<string, string> =>
  Object.fromEntries(Object.entries(errors).map(([field, code]) => [field, optionalWords(t, `act.errors.${code}`) ?? faultWords(t, code)]));
