import { Router, type Request, type Response } from 'express';
import { monthOf } from '../../../domain/calendar/months';
import { besideBook, rowFrom, type RowFaults, type TypedRow } from '../../../domain/places/month-form';
import { type MonthRow } from '../../../domain/places/month';
import { parseLine } from '../../../domain/identifiers/words';
import { type Month } from '../../../domain/values';
import { type MonthSaved } from '../../../store/place-months';
import { type PlaceLook, placeFor } from '../../cases/place-access';
import { lookAtMonth, type MonthLook } from '../../cases/place-months';
import { todayInShanghai } from '../../cases/places';
import { note } from '../../logged';
import { fieldsOf, textOf } from '../../middleware/bodies';
import { onlyFor, viewerOf } from '../../middleware/viewer';
import { paths, patterns } from '../../paths';
import { type Services } from '../../services';
import { notFound } from '../../view/errors';
import { filedOf } from './locked';
import { type Typing } from './month-faults';
import { showMonth } from './month-model';

/** A month that an address names and that is to be had: not before the place was open, nor after today or its end. */
export async function monthFor(
  services: Services,
  req: Request,
  res: Response,
  as?: PlaceLook['as'],
): Promise<{ look: PlaceLook; month: MonthLook } | undefined> {
  const look = await placeFor(services, req, res, as);
  if (!look) return undefined;
  const { place } = look;
  const today = todayInShanghai();
  const month = String(req.params['month']) as Month;
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month) || month < monthOf(place.opened) || month > monthOf(place.closed ?? today)) {
    notFound(req, res);
    return undefined;
  }
  const { store, policies } = services;
  const [found] = await lookAtMonth({ store, minimumWages: policies.minimumWages }, [place], month, today);
  return found ? { look, month: found } : undefined;
}

/** 月度名册 of one month: filled in, put right, read and printed. */
export function monthPages(services: Services): Router {
  const { store } = services;
  const router = Router();

  router.get(patterns.placeMonth, onlyFor(), async (req, res) => {
    const found = await monthFor(services, req, res);
    if (found)
      await showMonth(services, res, found.look, found.month, { of: await filedOf(services, found.look, found.month, res.locals) });
  });

  router.post(patterns.placeMonth, onlyFor('applicant'), async (req, res) => {
    const found = await monthFor(services, req, res, 'operator');
    if (!found) return;
    const { look, month } = found;
    const of = await filedOf(services, look, month, res.locals);
    const typing = typingOf(req, month);
    if (Object.keys(typing.faults).length > 0 || typing.reasonFault)
      return showMonth(services, res, look, month, { typing, of, status: 422 });
    const saved = await save(req, res, month, typing, of.locked);
    if (saved.kind !== 'saved') {
      const again = (await monthFor(services, req, res, 'operator')) ?? found;
      return showMonth(services, res, look, again.month, { typing, of, stale: saved.kind !== 'locked', status: 409 });
    }
    note(res, { target: `${look.place.id}/${month.month}`, why: typing.corrects ? 'corrected' : 'saved' });
    res.redirect(303, paths.placeMonth(look.place.id, month.month, { [typing.corrects ? 'corrected' : 'saved']: 'yes' }));
  });

  async function save(
    req: Request,
    res: Response,
    { place, month, kept, rows }: MonthLook,
    typing: Typing,
    why?: string,
  ): Promise<MonthSaved> {
    const seen = Number(textOf(req, 'seen')) || 0;
    // Whoever was enrolled since the form was shown is not in it, and keeps what is entered of them.
    const others = (kept?.rows ?? []).filter((one) => !typing.rows.has(one.stay) && rows.some(({ stay }) => stay.id === one.stay));
    const all = [...[...typing.rows.values()].map(({ row }) => row), ...others];
    if (!typing.corrects) return store.placeMonths.save(place.id, month, all, seen);
    const by = viewerOf(res).actor.id;
    return store.placeMonths.correct(place.id, month, all, seen, {
      by,
      why: typing.reason,
      ...(why === undefined ? {} : { locked: why }),
    });
  }

  return router;
}

const fieldsOfRow = ['days', 'wage', 'insured', 'remarks', 'why'] as const;

/** What was typed, row by row; only of people who are in this month. */
function typingOf(req: Request, month: MonthLook): Typing {
  const rows = new Map<string, { typed: TypedRow; row: MonthRow }>();
  const faults: Record<string, RowFaults> = {};
  const said = new Map(fieldsOf(req));
  const wanted = new Map(month.rows.map(({ stay, booked }) => [stay.id, booked]));
  for (const [field, id] of said) {
    const [, at] = /^stay-(\d{1,4})$/.exec(field) ?? [];
    if (at === undefined || !wanted.has(id)) continue;
    const typed = Object.fromEntries(fieldsOfRow.map((name) => [name, said.get(`${name}-${at}`) ?? ''])) as unknown as TypedRow;
    const shown = /^\d{1,2}$/.exec(said.get(`booked-${at}`) ?? '')?.[0];
    const { row, faults: wrong } = besideBook(rowFrom(id, typed), typed, wanted.get(id), shown === undefined ? undefined : Number(shown));
    rows.set(id, { typed, row });
    if (Object.keys(wrong).length > 0) faults[id] = wrong;
  }
  const corrects = textOf(req, 'do') === 'correct';
  const reason = parseLine(textOf(req, 'reason'), 200);
  return {
    rows,
    faults,
    corrects,
    reason: 'value' in reason ? reason.value : textOf(req, 'reason'),
    ...(corrects && 'error' in reason ? { reasonFault: reason.error } : {}),
  };
}
