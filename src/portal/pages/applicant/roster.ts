import { Router, type Request, type Response } from 'express';
import { type Typed } from '../../../domain/form/field';
import { type Roster } from '../../../domain/programmes/roster';
import { typedRows } from '../../../domain/table/typed';
import { type Saved } from '../../../store/drafts';
import { type Limit } from '../../../store/limits';
import { checkFile } from '../../../tables/check-file';
import { csvTemplate, xlsxTemplate } from '../../../tables/template';
import { draftFor, type DraftPage } from '../../cases/draft-access';
import { confirmRoster, rosterIn, rosterOf, saveRoster, withRows } from '../../cases/draft-roster';
import { lastRoster } from '../../cases/last-roster';
import { madeOfMonths } from '../../cases/roster-from-months';
import { todayInShanghai } from '../../cases/places';
import { refusalWords } from '../../forms/table-words';
import { textOf, textsOf } from '../../middleware/bodies';
import { readForm } from '../../middleware/upload';
import { onlyFor } from '../../middleware/viewer';
import { paths, patterns } from '../../paths';
import { type Services } from '../../services';
import { show } from '../../view/show';
import { notFound, showError } from '../../view/errors';
import { showMade } from './roster-made';
import { postMade } from './roster-made-acts';
import { saidOfHeadings } from './roster-mapping';
import { rosterModel, type Shown } from './roster-model';

/** A whole file costs a second or two. */
const uploads: Limit = { name: 'roster-upload', most: 60, windowMs: 60 * 60_000 };
/**
 * Each page of a roster reads and checks all its rows: of 20,000 six tenths of a second, which nobody else is answered in. One every four
 * seconds is more than somebody comes to who mends fifty rows a page.
 */
const looks: Limit = { name: 'roster-looks', most: 900, windowMs: 60 * 60_000 };
const large = 1_000;
const types = { xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', csv: 'text/csv; charset=utf-8' } as const;

interface Page extends DraftPage {
  roster: Roster;
}

/** 花名册 of a draft: uploaded, taken over from last year or typed row by row; whatever is wrong is listed first and mended in place. */
export function rosterPages(services: Services): Router {
  const { store } = services;
  const router = Router();

  router.get(patterns.draftRosterTemplate, onlyFor('applicant'), async (req, res) => {
    const page = await pageFor(req, res);
    if (!page) return;
    const name = res.locals.t(`form.${page.roster.part}.title`);
    const { table } = page.roster;
    const type = req.params['type'];
    if (type !== 'csv' && type !== 'xlsx') return notFound(req, res);
    res.attachment(`${name}.${type}`).type(types[type]);
    res.send(type === 'csv' ? csvTemplate(table) : await xlsxTemplate(table, { sheet: name }));
  });

  router.get(patterns.draftRoster, onlyFor('applicant'), async (req, res) => {
    const page = await pageFor(req, res);
    const made = page && (await madeOfMonths(store, page.draft, todayInShanghai()));
    if (made) await showMade(services, { ...page, made }, res);
    else if (page) await showRoster(page, req, res);
  });

  router.post(patterns.draftRoster, onlyFor('applicant'), async (req, res) => {
    const page = await pageFor(req, res);
    if (!page) return;
    const made = await madeOfMonths(store, page.draft, todayInShanghai());
    if (made) return postMade(services, { ...page, made }, req, res);
    if (req.is('multipart/form-data')) return upload(page, req, res);
    const now = await read(page, req, res);
    if (!now) return;
    const { rows } = now;
    const does: Record<string, () => Promise<void>> = {
      mend: () => save(now, req, res, mended(page.roster, rows, req)),
      row: () => saveRow(now, req, res, rows),
      carry: async () => save(now, req, res, (await (await lastRoster(services, page.draft, page.roster))?.rows()) ?? rows),
      sure: () => sure(now, req, res),
    };
    await (does[textOf(req, 'do')] ?? (() => showRoster(now, req, res)))();
  });

  async function pageFor(req: Request, res: Response): Promise<Page | undefined> {
    const page = await draftFor(services, req, res);
    if (!page) return undefined;
    const roster = rosterOf(page.draft);
    if (!roster) notFound(req, res);
    else if ((rosterIn(page.draft, roster)?.rows ?? 0) <= large || (await store.limits.take(looks, page.viewer.actor.id)))
      return { ...page, roster };
    else showError(req, res, 429, { words: res.locals.t('roster.tooOften'), next: undefined });
    return undefined;
  }

  /** The rows as they are now; undefined once the answer was given, of a draft that was filed or thrown away meanwhile. */
  async function read(page: Page, req: Request, res: Response): Promise<(Page & { rows: Typed[] }) | undefined> {
    const now = await withRows(store, page.draft, page.roster);
    if (now?.rows) return { ...page, draft: now.draft, rows: now.rows };
    if (now) res.redirect(303, paths.case(now.draft.caseId));
    else notFound(req, res);
    return undefined;
  }

  async function upload(page: Page, req: Request, res: Response): Promise<void> {
    const { t } = res.locals;
    const { roster, viewer } = page;
    let bytes: Buffer | undefined;
    const form = await readForm(req, res, store, viewer.actor.id, (file) => {
      if (file.field === 'file') bytes ??= file.bytes;
      return Promise.resolve();
    });
    if (!form) return;
    const refuse = (error: string): Promise<void> => showRoster(page, req, res, { error });
    if (!bytes || bytes.length === 0) return refuse(t(form.chosen > 0 ? 'roster.tooLarge' : 'roster.choose'));
    if (!(await store.limits.take(uploads, viewer.actor.id))) return refuse(t('roster.tooOften'));
    const holder = page.draft.party ?? viewer.actor.id;
    const said = saidOfHeadings(req, roster);
    const remembered = { ...(await store.headings.of(holder, roster.part)), ...said };
    const checked = await checkFile(bytes, roster.table, { context: { today: todayInShanghai(), identity: '' }, remembered });
    if (checked.kind === 'unmapped') return showRoster(page, req, res, { unmapped: checked });
    if (checked.kind !== 'read') return refuse(refusalWords(t, checked));
    if (checked.rows.length === 0) return refuse(t('roster.noRows'));
    if (Object.keys(said).length > 0) await store.headings.keep(holder, roster.part, remembered);
    const told = checked.told.map((one) => t('roster.toldOf', { what: t(`table.told.${one.of}`), count: one.count }));
    await save(page, req, res, typedRows(roster.table, checked.rows), told);
  }

  /** One row as it was typed, a new one at the end; with its faults it is saved all the same, and stands first in the list. */
  async function saveRow(page: Page, req: Request, res: Response, rows: readonly Typed[]): Promise<void> {
    const asked = textOf(req, 'row');
    const at = /^[1-9]\d{0,5}$/.test(asked) ? Math.min(Number(asked), rows.length + 1) : rows.length + 1;
    const row = Object.fromEntries(page.roster.table.columns.map(({ name }) => [name, textOf(req, `r${at}-${name}`)]));
    if (Object.values(row).every((text) => text.trim() === '')) return res.redirect(303, paths.draftRoster(page.draft.caseId));
    await save(page, req, res, at > rows.length ? [...rows, row] : rows.with(at - 1, row));
  }

  async function save(page: Page, req: Request, res: Response, rows: readonly Typed[], told: readonly string[] = []): Promise<void> {
    const { draft, roster } = page;
    if (rows.length > roster.table.most)
      return showRoster(page, req, res, { error: res.locals.t('table.refused.too-many-rows', { most: roster.table.most }) });
    await answered(page, req, res, await saveRoster(store, draft, roster, rows, { today: todayInShanghai() }, seenOf(req)), told);
  }

  async function sure(page: Page, req: Request, res: Response): Promise<void> {
    const said = rosterIn(page.draft, page.roster);
    if (!said || textOf(req, 'sure') !== 'yes') return showRoster(page, req, res, { unsure: true });
    await answered(page, req, res, await confirmRoster(store, page.draft, page.roster, said, seenOf(req)), []);
  }

  /** Somebody else's save in between is shown first, and nothing of it is lost. */
  async function answered(page: Page, req: Request, res: Response, saved: Saved, told: readonly string[]): Promise<void> {
    const { caseId } = page.draft;
    if (saved.kind === 'submitted') return res.redirect(303, paths.case(caseId));
    if (saved.kind === 'gone') return notFound(req, res);
    const draft = (await store.drafts.read(caseId)) ?? page.draft;
    if (saved.kind === 'stale') {
      res.locals.unsent = typedIn(req);
      return showRoster({ ...page, draft }, req, res, { stale: true });
    }
    if (told.length > 0) return showRoster({ ...page, draft }, req, res, { told });
    const said = rosterIn(draft, page.roster);
    const done = said !== undefined && said.red === 0 && (said.doubted === 0 || said.sure === true) && textOf(req, 'do') !== 'row';
    res.redirect(303, done ? paths.draft(caseId) : paths.draftRoster(caseId));
  }

  async function showRoster(page: Page, req: Request, res: Response, how: Shown = {}): Promise<void> {
    const { error, unsure, stale, unmapped } = how;
    const now = await read(page, req, res);
    if (!now) return;
    const model = await rosterModel(services, now, req, res, how);
    show(res, 'applicant/roster', model, error !== undefined || unsure || unmapped ? 422 : stale ? 409 : 200);
  }

  return router;
}

/** Every field of the form, to stand in the page that comes back. */
const typedIn = (req: Request): Record<string, string[]> =>
  Object.fromEntries(
    Object.keys((req.body ?? {}) as Record<string, unknown>)
      .filter((name) => /^r\d/.test(name))
      .map((name) => [name, textsOf(req, name)]),
  );

const seenOf = (req: Request): number => Number(textOf(req, 'seen')) || 0;

/** Every cell that the form had, written instead; rows that were ticked are left out. */
function mended({ table }: Roster, rows: readonly Typed[], req: Request): Typed[] {
  const dropped = new Set(textsOf(req, 'drop').map(Number));
  const body = (req.body ?? {}) as Record<string, unknown>;
  return rows.flatMap((row, index) => {
    const at = index + 1;
    if (dropped.has(at)) return [];
    const given = table.columns.filter(({ name }) => typeof body[`r${at}-${name}`] === 'string');
    return [{ ...row, ...Object.fromEntries(given.map(({ name }) => [name, textOf(req, `r${at}-${name}`)])) }];
  });
}
