import { Router, type Response } from 'express';
import { order } from '../../../domain/table/checked';
import { type CellProblem } from '../../../domain/table/row';
import { staffRoster } from '../../../domain/programmes/quota/roster';
import { type Limit } from '../../../store/limits';
import { checkFile, type FileChecked } from '../../../tables/check-file';
import { markedFile } from '../../../tables/marked';
import { shownName } from '../../../papers/name';
import { csvTemplate, xlsxTemplate } from '../../../tables/template';
import { todayInShanghai } from '../../cases/places';
import { cellWords, columnName, refusalWords } from '../../forms/table-words';
import { textOf } from '../../middleware/bodies';
import { readForm } from '../../middleware/upload';
import { onlyFor, viewerOf } from '../../middleware/viewer';
import { paths, patterns } from '../../paths';
import { type Services } from '../../services';
import { show } from '../../view/show';
import { notFound } from '../../view/errors';
import { type Translate } from '../../view/words';

type Read = Extract<FileChecked, { kind: 'read' }>;

/** A whole file costs a second or two. */
const checks: Limit = { name: 'roster-check', most: 30, windowMs: 60 * 60_000 };
/** As many rows with problems are listed; the marked file has all. */
const mostListed = 200;
const types = { xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', csv: 'text/csv; charset=utf-8' } as const;

/** 名册预检: a roster is checked whole before anybody files it; what is wrong is listed, or comes back in the same file. Nothing is kept. */
export function rosterCheckPages({ store }: Pick<Services, 'store'>): Router {
  const router = Router();

  router.get(patterns.rosterCheck, onlyFor('applicant'), (_req, res) => showCheck(res));

  router.get(patterns.rosterTemplate, onlyFor('applicant'), async (req, res) => {
    const { t } = res.locals;
    const type = String(req.params['type']);
    if (type === 'csv') return send(res, 'csv', `${t('roster.file')}.csv`, csvTemplate(staffRoster));
    if (type === 'xlsx') return send(res, 'xlsx', `${t('roster.file')}.xlsx`, await xlsxTemplate(staffRoster, { sheet: t('roster.file') }));
    notFound(req, res);
  });

  router.post(patterns.rosterCheck, onlyFor('applicant'), async (req, res) => {
    const { t } = res.locals;
    let given: { name: string; bytes: Buffer } | undefined;
    const form = await readForm(req, res, store, viewerOf(res).actor.id, async (file) => {
      if (file.field === 'file') given ??= file;
      return Promise.resolve();
    });
    if (!form) return;
    if (!given || given.bytes.length === 0) return showCheck(res, { error: t(form.chosen > 0 ? 'roster.tooLarge' : 'roster.choose') });
    if (!(await store.limits.take(checks, viewerOf(res).actor.id))) return showCheck(res, { error: t('roster.tooOften') });
    const checked = await checkFile(given.bytes, staffRoster, { context: { today: todayInShanghai(), identity: '' } });
    if (checked.kind === 'unmapped') return showCheck(res, { error: t('roster.unmapped', { columns: missingIn(checked) }) });
    if (checked.kind !== 'read') return showCheck(res, { error: refusalWords(t, checked) });
    if (checked.rows.length === 0) return showCheck(res, { error: t('roster.noRows') });
    if (textOf(req, 'give') === 'file' && checked.red > 0) return giveBack(res, given, checked);
    showCheck(res, { checked, name: shownName(given.name) });
  });

  async function giveBack(res: Response, { name, bytes }: { name: string; bytes: Buffer }, checked: Read): Promise<void> {
    const { t } = res.locals;
    const marked = await markedFile(bytes, checked, (one) => problemWords(t, one));
    send(res, marked.type, `${t('roster.marked')}-${shownName(name).replace(/\.[^.]*$/, '')}.${marked.type}`, marked.bytes);
  }

  function showCheck(res: Response, { checked, name, error }: { checked?: Read; name?: string; error?: string } = {}): void {
    const { t } = res.locals;
    const rows = checked ? order(checked.rows).filter(({ problems, doubts }) => problems.length + doubts.length > 0) : [];
    show(
      res,
      'units/roster-check',
      {
        title: t('roster.title'),
        errors: error === undefined ? {} : { file: error },
        action: paths.rosterCheck,
        gives: ['page', 'file'].map((value) => ({ value, label: t(`roster.give.${value}`) })),
        templates: (['xlsx', 'csv'] as const).map((type) => ({ href: paths.rosterTemplate(type), label: t(`roster.template.${type}`) })),
        columns: staffRoster.columns.map(({ spellings: [first = ''], optional }) => ({ name: first, optional })),
        name,
        count: checked?.rows.length,
        red: checked?.red,
        doubted: rows.length - (checked?.red ?? 0),
        told: checked?.told.map((one) => t('roster.toldOf', { what: t(`table.told.${one.of}`), count: one.count })),
        rows: rows.slice(0, mostListed).map(({ row, sheet, problems, doubts }) => ({
          where: t('roster.row', { row }),
          sheet: (checked?.sheets.length ?? 0) > 1 ? sheet : undefined,
          red: problems.length > 0,
          problems: [...problems, ...doubts].map((one) => ({
            column: columnName(staffRoster, one.column),
            found: one.found,
            words: cellWords(t, one.code),
          })),
        })),
        more: Math.max(0, rows.length - mostListed),
      },
      error === undefined ? 200 : 422,
    );
  }

  return router;
}

const problemWords = (t: Translate, one: CellProblem): string => `${columnName(staffRoster, one.column)}：${cellWords(t, one.code)}`;

const missingIn = ({ recognised: { missing, doubled } }: Extract<FileChecked, { kind: 'unmapped' }>): string =>
  [...missing, ...doubled].map((column) => columnName(staffRoster, column)).join('、');

function send(res: Response, type: keyof typeof types, name: string, bytes: Buffer): void {
  res.attachment(name).type(types[type]).send(bytes);
}
