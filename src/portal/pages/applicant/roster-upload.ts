import { type Request, type Response } from 'express';
import { typedRows } from '../../../domain/table/typed';
import { type Limit } from '../../../store/limits';
import { checkFile } from '../../../tables/check-file';
import { todayInShanghai } from '../../cases/places';
import { refusalWords } from '../../forms/table-words';
import { readForm } from '../../middleware/upload';
import { type Services } from '../../services';
import { saidOfHeadings } from './roster-mapping';
import { type RosterPage, showRoster } from './roster-page';
import { save } from './roster-save';

/** A whole file costs a second or two. */
const uploads: Limit = { name: 'roster-upload', most: 60, windowMs: 60 * 60_000 };

/** A file is read in whole, or told why it is not; which heading is which is remembered for the next. */
export async function upload(services: Services, page: RosterPage, req: Request, res: Response): Promise<void> {
  const { store } = services;
  const { t } = res.locals;
  const { roster, viewer } = page;
  let bytes: Buffer | undefined;
  const form = await readForm(req, res, store, viewer.actor.id, (file) => {
    if (file.field === 'file') bytes ??= file.bytes;
    return Promise.resolve();
  });
  if (!form) return;
  const refuse = (error: string): Promise<void> => showRoster(services, page, req, res, { error });
  if (!bytes || bytes.length === 0) return refuse(t(form.chosen > 0 ? 'roster.tooLarge' : 'roster.choose'));
  if (!(await store.limits.take(uploads, viewer.actor.id))) return refuse(t('roster.tooOften'));
  const holder = page.draft.party ?? viewer.actor.id;
  const said = saidOfHeadings(req, roster);
  const remembered = { ...(await store.headings.of(holder, roster.part)), ...said };
  const checked = await checkFile(bytes, roster.table, { context: { today: todayInShanghai(), identity: '' }, remembered });
  if (checked.kind === 'unmapped') return showRoster(services, page, req, res, { unmapped: checked });
  if (checked.kind !== 'read') return refuse(refusalWords(t, checked));
  if (checked.rows.length === 0) return refuse(t('roster.noRows'));
  if (Object.keys(said).length > 0) await store.headings.keep(holder, roster.part, remembered);
  const told = checked.told.map((one) => t('roster.toldOf', { what: t(`table.told.${one.of}`), count: one.count }));
  await save(services, page, req, res, typedRows(roster.table, checked.rows), told);
}
