import { Router, type Request, type Response } from 'express';
import { localDate } from '../../../domain/calendar/instants';
import { addMonths } from '../../../domain/calendar/months';
import { workingDaysBetween } from '../../../domain/calendar/working-days';
import { type MonthFigures, noFigures, together } from '../../../domain/case/month';
import { writeCsv } from '../../../domain/table/csv';
import { type LocalDate, type Month } from '../../../domain/values';
import { policyById, policyOf, todayInShanghai } from '../../cases/places';
import { onlyFor, viewerOf } from '../../middleware/viewer';
import { paths, patterns } from '../../paths';
import { type Services } from '../../services';
import { forbidden } from '../../view/errors';
import { longDate } from '../../view/formats';
import { show } from '../../view/show';
import { type Translate } from '../../view/words';
import { monthRows, monthScope, oldestWaiting } from '../../cases/month-figures';

/** So many months back there is a link. */
const back = 12;
const columns = ['district', 'matter', 'decided', 'granted', 'refused', 'disputed', 'untouched', 'days', 'withoutVisit'] as const;

/** 本月办理情况: what was decided in a month, by district and matter; counted from the cases at the moment of looking. */
export function monthPages(services: Services): Router {
  const router = Router();
  const thisMonth = (): Month => todayInShanghai().slice(0, 7) as Month;
  const shift = (month: Month, by: number): Month => addMonths(`${month}-01` as LocalDate, by).slice(0, 7) as Month;
  const scopeOf = (res: Response) => monthScope(services.policies.offices, viewerOf(res).actor);

  /** As asked for, if there can be one; otherwise this month. */
  function monthIn(req: Request): Month {
    const { month } = req.query;
    return typeof month === 'string' && /^20\d\d-(0[1-9]|1[0-2])$/.test(month) && month <= thisMonth() ? (month as Month) : thisMonth();
  }

  /** Every line in words, all together last. */
  async function linesOf(res: Response, month: Month): Promise<string[][]> {
    const { t, lang } = res.locals;
    const rows = await monthRows(services, scopeOf(res), month);
    const nameOf = (id: string | undefined): string => services.policies.offices.find((one) => one.id === id)?.name[lang] ?? '';
    const termOf = (programme: string): string => policyOf(services, programme)?.term[lang] ?? programme;
    const lines = rows.map(({ district, programme, figures }) => [nameOf(district), termOf(programme), ...inWords(figures, t)]);
    const all = rows.reduce((sum, one) => together(sum, one.figures), noFigures);
    return [...lines, ...(lines.length > 1 ? [[t('month.all'), '', ...inWords(all, t)]] : [])];
  }

  /** The oldest case that nobody has decided, today, whatever month is looked at. */
  async function oldestIn(res: Response) {
    const { t, lang } = res.locals;
    const { calendar } = services.policies;
    const row = await oldestWaiting(services, viewerOf(res).actor, scopeOf(res));
    return (
      row && {
        number: row.number,
        href: paths.deskCase(row.state.id),
        words: t('month.oldestSince', {
          term: policyById(services, row.state.policy)?.term[lang] ?? row.programme,
          on: longDate(row.submitted, lang),
          days: workingDaysBetween(calendar, localDate(row.submitted), todayInShanghai()),
          stage: t(`stage.${row.stage}`),
        }),
      }
    );
  }

  router.get(patterns.month, onlyFor('officer'), async (req, res) => {
    if (scopeOf(res).length === 0) return forbidden(req, res);
    const { t } = res.locals;
    const month = monthIn(req);
    const lines = await linesOf(res, month);
    const heads = columns.map((one, at) => ({ label: t(`month.columns.${one}`), number: at > 1 }));
    show(res, 'month/month', {
      title: t('month.title', { month: inFull(month, t) }),
      columns: heads,
      rows: lines.map((cells) => ({ cells: cells.map((text, at) => ({ text, label: heads[at]?.label, number: at > 1 })) })),
      oldest: await oldestIn(res),
      csv: paths.monthCsv({ month }),
      months: Array.from({ length: back }, (_, at) => shift(thisMonth(), -at)).map((one) => ({
        href: paths.month({ month: one }),
        text: inFull(one, t),
        current: one === month,
      })),
    });
  });

  router.get(patterns.monthCsv, onlyFor('officer'), async (req, res) => {
    if (scopeOf(res).length === 0) return forbidden(req, res);
    const { t } = res.locals;
    const month = monthIn(req);
    res.set({ 'Content-Type': 'text/csv; charset=utf-8', 'Content-Disposition': `attachment; filename="${month}.csv"` });
    res.send(writeCsv([columns.map((one) => t(`month.columns.${one}`)), ...(await linesOf(res, month))]));
  });

  return router;
}

const inFull = (month: Month, t: Translate): string => t('month.inFull', { year: month.slice(0, 4), n: String(Number(month.slice(5))) });

/** Shares and averages of what was decided; nothing of nothing. */
function inWords({ decided, granted, refused, disputed, untouched, days, withoutVisit }: MonthFigures, t: Translate): string[] {
  const share = granted === 0 ? '' : t('month.share', { share: String(Math.round((100 * untouched) / granted)) });
  const average = decided === 0 ? '' : (Math.round((10 * days) / decided) / 10).toFixed(1);
  return [String(decided), String(granted), String(refused), String(disputed), share, average, String(withoutVisit)];
}
