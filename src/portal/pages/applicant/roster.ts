import { Router } from 'express';
import { csvTemplate, xlsxTemplate } from '../../../tables/template';
import { lastRoster } from '../../cases/last-roster';
import { todayInShanghai } from '../../cases/places';
import { madeOfMonths } from '../../cases/roster-from-months';
import { textOf } from '../../middleware/bodies';
import { onlyFor } from '../../middleware/viewer';
import { patterns } from '../../paths';
import { type Services } from '../../services';
import { notFound } from '../../view/errors';
import { showMade } from './roster-made';
import { postMade } from './roster-made-acts';
import { readRows, rosterPageFor, showRoster } from './roster-page';
import { mended, save, saveRow, sure } from './roster-save';
import { upload } from './roster-upload';

const types = { xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', csv: 'text/csv; charset=utf-8' } as const;

/** 花名册 of a draft: uploaded, taken over from last year or typed row by row; whatever is wrong is listed first and mended in place. */
export function rosterPages(services: Services): Router {
  const { store } = services;
  const router = Router();

  router.get(patterns.draftRosterTemplate, onlyFor('applicant'), async (req, res) => {
    const page = await rosterPageFor(services, req, res);
    if (!page) return;
    const name = res.locals.t(`form.${page.roster.part}.title`);
    const { table } = page.roster;
    const type = req.params['type'];
    if (type !== 'csv' && type !== 'xlsx') return notFound(req, res);
    res.attachment(`${name}.${type}`).type(types[type]);
    res.send(type === 'csv' ? csvTemplate(table) : await xlsxTemplate(table, { sheet: name }));
  });

  router.get(patterns.draftRoster, onlyFor('applicant'), async (req, res) => {
    const page = await rosterPageFor(services, req, res);
    const made = page && (await madeOfMonths(store, page.draft, todayInShanghai()));
    if (made) await showMade(services, { ...page, made }, res);
    else if (page) await showRoster(services, page, req, res);
  });

  router.post(patterns.draftRoster, onlyFor('applicant'), async (req, res) => {
    const page = await rosterPageFor(services, req, res);
    if (!page) return;
    const made = await madeOfMonths(store, page.draft, todayInShanghai());
    if (made) return postMade(services, { ...page, made }, req, res);
    if (req.is('multipart/form-data')) return upload(services, page, req, res);
    const now = await readRows(services, page, req, res);
    if (!now) return;
    const { rows } = now;
    const does: Record<string, () => Promise<void>> = {
      mend: () => save(services, now, req, res, mended(page.roster, rows, req)),
      row: () => saveRow(services, now, req, res, rows),
      carry: async () => save(services, now, req, res, (await (await lastRoster(services, page.draft, page.roster))?.rows()) ?? rows),
      sure: () => sure(services, now, req, res),
    };
    await (does[textOf(req, 'do')] ?? (() => showRoster(services, now, req, res)))();
  });

  return router;
}
