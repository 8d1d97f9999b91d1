import { type Response } from 'express';
import { disputedIn } from '../../../cases/disputed';
import { paperRow } from '../../../cases/paper-rows';
import { note } from '../../../logged';
import { paths } from '../../../paths';
import { requestsOf } from '../../../requests';
import { type FileInfo } from '../../../../store/files';
import { show } from '../../../view/show';
import { aboutOf, amountBefore, placeOf } from './about';
import { waitingFor } from './files';
import { fieldsFor, labelOf, type Typed, type Wrong } from './fields';
import { askedBy, previews } from './forms';
import { standsAgainst } from './judge';
import { type letterBefore } from './preview';
import { refusalWords } from '../../../cases/refusal-words';
import { actWords } from './words';
import { phonePage } from './phone-page';
import { type ActPage } from './page';

export interface Filled {
  typed: Typed;
  wrong: Wrong;
  preview?: ReturnType<typeof letterBefore>;
  /** What is said of fields that were filled in by a button. */
  filled?: string;
}

/** The form of one act: whose case, what will happen, what must be said, and what is wrong with what was said. */
export async function showAct(page: ActPage, res: Response, { typed, wrong, preview, filled }: Filled, status = 200): Promise<void> {
  const { look, kind, step, route } = page;
  const { state, row, t, actor, services } = look;
  const { label, effect } = actWords(kind, route?.kind, t);
  const against = standsAgainst(page);
  const place = await placeOf(page);
  // Name and address whole, as a visit needs them.
  if (place) note(res, { what: 'unmask' });
  const model = {
    title: label,
    step: row.number,
    effect,
    errors: Object.fromEntries(
      Object.entries(wrong).map(([field, fault]) => [field, t('form.fault', { field: labelOf(page, field), fault })]),
    ),
    wrong,
    typed,
    about: await aboutOf(page),
    against: against && refusalWords(against, look),
    place,
    phone: phonePage(page, res, against !== undefined),
    disputed: disputedIn(look),
    amount: amountBefore(page),
    ...(await fieldsFor(page, typed, wrong)),
    files: (await waitingFor(page)).map((file) => waitingRow(look, file)),
    preview,
    filled,
    fillable: askedBy(kind).length > 0 && !against,
    needsPreview: previews(kind),
    routeStep: step,
    keep: `${actor.id}/${state.id}/${kind}/${step}`,
    action: paths.deskAct(state.id, kind),
    request: requestsOf(services.keys).issue(actor.id, state.id, step),
    seen: typeof typed['seen'] === 'string' && typed['seen'] !== '' ? typed['seen'] : String(row.version),
    back: paths.deskCase(state.id),
  };
  show(res, 'desk/act', model, status);
}

/** A file that waits to go with the act, opened as officers open papers: the applicants' address is not theirs. */
function waitingRow({ services, actor, t }: ActPage['look'], file: FileInfo) {
  const row = paperRow(services, file, actor.id, t);
  return { ...row, ...(row.thumb ? { href: paths.deskPaper(file.case, file.id) } : {}) };
}
