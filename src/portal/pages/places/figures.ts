import { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import { mayRead } from '../../../domain/case/may-read';
import { formatYuan } from '../../../domain/money';
import { writeCsv } from '../../../domain/table/csv';
import { type CaseId, type LocalDate } from '../../../domain/values';
import { looksAfterPlaces, placesOverseen } from '../../cases/place-access';
import { type PaidForPlace, paidForPlaces } from '../../cases/place-money';
import { policyById, todayInShanghai } from '../../cases/places';
import { districtName } from '../../cases/streets';
import { onlyFor, viewerOf } from '../../middleware/viewer';
import { paths, patterns } from '../../paths';
import { type Services } from '../../services';
import { forbidden } from '../../view/errors';
import { show } from '../../view/show';
import { type Translate } from '../../view/words';
import { sums } from './figure-sums';

const stars = [5, 4, 3, 2, 1, 0] as const;
/** More payments stand in the table that is downloaded. */
const shown = 100;
const columns = ['district', 'stars', 'number', 'place', 'matter', 'case', 'on', 'fen', 'back'] as const;

/** What was paid for places up to a day, out of the ledger: by district, by what they stood at then, and payment by payment. */
export function placeFigurePages(services: Services): Router {
  const { store, policies } = services;
  const router = Router();

  router.get(patterns.deskFigures, onlyFor('officer'), async (req, res) => {
    const found = await paidIn(req, res);
    if (!found) return;
    const { on, paid } = found;
    const { t, lang } = res.locals;
    const matters = [...new Set(paid.map(({ programme }) => programme))].sort();
    const terms = matters.map((one) => termOf(paid.find(({ programme }) => programme === one) as PaidForPlace, lang));
    const districts = [...new Set(paid.map(districtIn))].sort().map((code) => ({
      name: districtName(services, code, lang),
      of: paid.filter((one) => districtIn(one) === code),
    }));
    const levels = stars.map((level) => ({ name: starWords(level, t), of: paid.filter((one) => one.stars === level) }));
    show(res, 'places/figures', {
      title: t('figures.money'),
      on,
      action: paths.deskFigures(),
      csv: paths.deskFiguresCsv({ on }),
      nothing: paid.length === 0,
      byDistrict: sums(districts, matters, terms, t('homes.district'), t, paid),
      byStars: sums(
        levels.filter(({ of }) => of.length > 0),
        matters,
        terms,
        t('figures.columns.stars'),
        t,
        paid,
      ),
      payments: await payments(res, paid),
      more: Math.max(0, paid.length - shown),
      back: paths.deskPlaces(),
    });
  });

  router.get(patterns.deskFiguresCsv, onlyFor('officer'), async (req, res) => {
    const found = await paidIn(req, res);
    if (!found) return;
    const { t, lang } = res.locals;
    res.set({ 'Content-Type': 'text/csv; charset=utf-8', 'Content-Disposition': `attachment; filename="${found.on}.csv"` });
    const open = await openable(res, found.paid);
    const lines = found.paid.map((one) => [
      districtName(services, districtIn(one), lang),
      String(one.stars),
      one.place.id,
      one.place.name,
      termOf(one, lang),
      open.has(one.case) ? one.number : '',
      one.on,
      String(one.fen),
      String(one.back),
    ]);
    res.send(writeCsv([columns.map((one) => t(`figures.columns.${one}`)), ...lines]));
  });

  /** What the reader looks after; undefined once whoever looks after nothing was told so. */
  async function paidIn(req: Request, res: Response): Promise<{ on: LocalDate; paid: PaidForPlace[] } | undefined> {
    const { actor } = viewerOf(res);
    if (!looksAfterPlaces(policies.offices, actor)) {
      forbidden(req, res);
      return undefined;
    }
    const asked = z.iso.date().safeParse(req.query['on']);
    const on = asked.success ? (asked.data as LocalDate) : todayInShanghai();
    return { on, paid: await paidForPlaces(store, await placesOverseen(services, actor), on) };
  }

  const termOf = ({ policy, programme }: PaidForPlace, lang: 'zh-CN' | 'en'): string =>
    policyById(services, policy)?.term[lang] ?? programme;

  /** Of these the cases that the reader may open. */
  async function openable(res: Response, paid: readonly PaidForPlace[]): Promise<Set<CaseId>> {
    const rows = await store.cases.blanks([...new Set(paid.map((one) => one.case))]);
    const { actor } = viewerOf(res);
    return new Set(rows.filter((row) => mayRead(policies.offices, actor, row.state, row.offices, 'money')).map(({ _id }) => _id));
  }

  /** One row for each payment, the newest first; a case is linked for those who may open it. */
  async function payments(res: Response, all: readonly PaidForPlace[]) {
    const { t, lang } = res.locals;
    const paid = all.toReversed().slice(0, shown);
    const open = await openable(res, paid);
    const labels = (['on', 'place', 'stars', 'matter', 'case', 'yuan'] as const).map((one) => t(`figures.columns.${one}`));
    return {
      columns: labels.map((label, at) => ({ label, number: at === 5 })),
      rows: paid.map((one) => {
        const cells = [
          { text: one.on },
          { text: one.place.name, href: paths.place(one.place.id) },
          { text: starWords(one.stars, t) },
          { text: termOf(one, lang) },
          open.has(one.case) ? { text: one.number, href: paths.deskCase(one.case) } : { text: '' },
          { text: formatYuan(one.fen), number: true },
        ];
        return { cells: cells.map((cell, at) => ({ ...cell, label: labels[at] })) };
      }),
    };
  }

  return router;
}

const districtIn = ({ place }: PaidForPlace): string => place.area.slice(0, 6);

const starWords = (level: number, t: Translate): string => (level === 0 ? t('homes.unrated') : t('format.unit.stars', { count: level }));
