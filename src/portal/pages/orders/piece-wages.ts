import { Router, type Request, type Response } from 'express';
import { monthOf } from '../../../domain/calendar/months';
import { parseLine } from '../../../domain/identifiers/words';
import { formatYuan } from '../../../domain/money';
import { sumOf } from '../../../domain/orders/wages';
import { isIn } from '../../../domain/places/stay';
import { line } from '../../../domain/text/normal';
import { type Month } from '../../../domain/values';
import { pieceWagesIn, type PieceWageLook } from '../../cases/piece-wages';
import { type PlaceLook, placeFor } from '../../cases/place-access';
import { todayInShanghai } from '../../cases/places';
import { faultWords, namedFault } from '../../forms/fields';
import { note } from '../../logged';
import { fieldsOf } from '../../middleware/bodies';
import { onlyFor, viewerOf } from '../../middleware/viewer';
import { paths, patterns } from '../../paths';
import { type Services } from '../../services';
import { notFound } from '../../view/errors';
import { plainDate } from '../../view/formats';
import { show } from '../../view/show';
import { monthWords } from '../../cases/month-words';
import { nameFor } from '../places/resident-words';

interface Look {
  look: PlaceLook;
  month: Month;
  people: PieceWageLook[];
}

/** Reasons as they were typed, and what is wrong with them, by the id of the stay. */
interface Typing {
  typed: ReadonlyMap<string, string>;
  errors: ReadonlyMap<string, string>;
}

/** 计件工资 of a home's month: what each made and gets for it, whether that is the minimum, and else why not. By one press it goes into the month's roster. */
export function pieceWagePages(services: Services): Router {
  const { store } = services;
  const router = Router();

  router.get(patterns.placePieceWages, onlyFor(), async (req, res) => {
    const found = await lookFor(req, res);
    if (found) showWages(res, found);
  });

  router.post(patterns.placePieceWages, onlyFor('applicant'), async (req, res) => {
    const found = await lookFor(req, res, 'operator');
    if (!found) return;
    const { look, month } = found;
    const { typing, said } = reasonsIn(req, found.people);
    if (typing.errors.size > 0) return showWages(res, found, typing);
    await store.pieceWages.say(look.place.id, month, said, viewerOf(res).actor.id);
    note(res, { why: 'carried' });
    res.redirect(303, paths.placeMonth(look.place.id, month, { pieces: 'yes' }));
  });

  async function lookFor(req: Request, res: Response, as?: PlaceLook['as']): Promise<Look | undefined> {
    const look = await placeFor(services, req, res, as);
    if (!look) return undefined;
    const { place } = look;
    const month = String(req.params['month']) as Month;
    if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month) || month < monthOf(place.opened) || month > monthOf(place.closed ?? todayInShanghai())) {
      notFound(req, res);
      return undefined;
    }
    note(res, { target: `${place.id}/${month}` });
    return { look, month, people: await pieceWagesIn(services, place, month) };
  }

  function showWages(res: Response, { look: { place, as }, month, people }: Look, typing?: Typing): void {
    const { t, lang } = res.locals;
    const errors = [...(typing?.errors ?? [])].map(([id, code]) => {
      const at = people.findIndex((one) => one.id === id);
      return [`why-${at}`, namedFault(t, `${people[at]?.stay?.name ?? ''} ${t('orders.fields.why')}`, faultWords(t, code))];
    });
    show(
      res,
      'orders/piece-wages',
      {
        title: t('orders.wagesTitle', { month: monthWords(month, lang) }),
        step: place.name,
        place: place.name,
        errors: Object.fromEntries(errors) as Record<string, string>,
        rows: people.map((one, at) => {
          const code = typing?.errors.get(one.id);
          return {
            at,
            id: one.id,
            name: nameFor(as, one.stay?.name ?? t('places.formerPerson')),
            outside: !one.stay || !isIn(one.stay, month),
            pieces: one.pieces.toLocaleString('en-US'),
            earned: formatYuan(one.earned),
            wage: formatYuan(one.wage),
            how: t(`orders.wages.${one.how}`),
            kind: one.how === 'meets' ? 'good' : one.how === 'minimum-unknown' ? '' : 'warn',
            wants: one.how === 'below' || one.how === 'less-than-made',
            why: typing?.typed.get(one.id) ?? one.reason?.why ?? '',
            error: code && faultWords(t, code),
            made: one.made.map(({ day, what, pieces, pay }) =>
              t('orders.wageLine', {
                date: plainDate(day, lang),
                what,
                pieces,
                pay: formatYuan(pay),
                sum: formatYuan(sumOf([{ pieces, pay }])),
              }),
            ),
          };
        }),
        sum: t('orders.wagesSum', { count: people.length, yuan: formatYuan(sumOf(people.flatMap(({ made }) => made))) }),
        fills: as === 'operator' && people.length > 0,
        action: paths.placePieceWages(place.id, month),
        month: paths.placeMonth(place.id, month),
        back: paths.placeOrders(place.id),
      },
      errors.length > 0 ? 422 : 200,
    );
  }

  return router;
}

/** The reasons that were typed; one that is wanted and is not there is a fault. */
function reasonsIn(req: Request, people: readonly PieceWageLook[]): { typing: Typing; said: Map<string, string> } {
  const fields = new Map(fieldsOf(req));
  const [typed, errors, said] = [new Map<string, string>(), new Map<string, string>(), new Map<string, string>()];
  for (const [name, id] of fields) {
    const [, at] = /^person-(\d{1,4})$/.exec(name) ?? [];
    if (at === undefined) continue;
    typed.set(id, fields.get(`why-${at}`) ?? '');
  }
  for (const { id, how } of people) {
    const words = typed.get(id) ?? '';
    const why = parseLine(words, 100);
    const wants = how === 'below' || how === 'less-than-made';
    if ('value' in why) said.set(id, why.value);
    else if (line(words) !== '') errors.set(id, why.error);
    else if (wants) errors.set(id, `wage-${how}`);
  }
  return { typing: { typed, errors }, said };
}
