import { Router, type Request, type Response } from 'express';
import { parseDate } from '../../../domain/identifiers/date';
import { parseUscc } from '../../../domain/identifiers/uscc';
import { type AreaCode, type PartyId } from '../../../domain/values';
import { unitOf } from '../../accounts/mandates';
import { isAsked, poolsOf } from '../../cases/pool';
import { todayInShanghai } from '../../cases/places';
import { faultWords } from '../../forms/fields';
import { noteDone } from '../../logged';
import { textOf } from '../../middleware/bodies';
import { onlyFor, viewerOf } from '../../middleware/viewer';
import { paths, patterns } from '../../paths';
import { type Services } from '../../services';
import { show } from '../../view/show';
import { badForm, forbidden } from '../../view/errors';

type Typed = Partial<Record<'area' | 'uscc' | 'until', string>>;

/** 备选承接企业库: of the reader's district and city. Whoever supervises there keeps it; other officers read it. */
export function successorPages(services: Services): Router {
  const { store, policies } = services;
  const router = Router();

  router.get(patterns.successors, onlyFor('officer'), async (req, res) => {
    if (poolsOf(policies.offices, viewerOf(res).actor).length === 0) return forbidden(req, res);
    await list(res);
  });

  router.post(patterns.successors, onlyFor('officer'), async (req, res) => {
    const pool = poolsOf(policies.offices, viewerOf(res).actor).find((one) => one.keeps && one.area === textOf(req, 'area'));
    if (!pool) return forbidden(req, res);
    const [what, party] = [textOf(req, 'do'), textOf(req, 'party') as PartyId];
    if (what === 'add') return add(req, res, pool.area);
    if (what === 'up' || what === 'down') {
      // Only from where the page showed it: pressed twice it moves once.
      const there = (await store.successors.of([pool.area])).findIndex((one) => one.party === party);
      if (String(there) === textOf(req, 'at')) await store.successors.move(pool.area, party, what === 'up' ? -1 : 1);
    } else if (what === 'out') await store.successors.takeOut(pool.area, party);
    else return badForm(req, res);
    noteDone(res, { what: 'pool', target: pool.area, why: what });
    res.redirect(303, paths.successors);
  });

  async function add(req: Request, res: Response, area: AreaCode): Promise<void> {
    const { t } = res.locals;
    const typed = { area, uscc: textOf(req, 'uscc'), until: textOf(req, 'until') };
    const [uscc, until] = [parseUscc(typed.uscc), parseDate(typed.until)];
    const today = todayInShanghai();
    const errors = {
      ...('value' in uscc ? {} : { uscc: faultWords(t, `uscc-${uscc.error}`) }),
      ...('value' in until && until.value > today ? {} : { until: t('successors.untilWrong') }),
    };
    if (!('value' in uscc) || !('value' in until) || Object.keys(errors).length > 0) return list(res, typed, errors);
    const unit = await unitOf(services, uscc.value);
    if (typeof unit === 'string') return list(res, typed, { uscc: t(`successors.${unit === 'absent' ? 'absent' : 'away'}`) });
    const { id: party } = await store.parties.named(unit);
    await store.successors.add({ area, party, from: today, until: until.value, by: viewerOf(res).actor.id });
    noteDone(res, { what: 'pool', target: area, why: 'add' });
    res.redirect(303, paths.successors);
  }

  async function list(res: Response, typed: Typed = {}, errors: Record<string, string> = {}): Promise<void> {
    const { t, lang } = res.locals;
    const pools = poolsOf(policies.offices, viewerOf(res).actor);
    const all = await store.successors.of(pools.map(({ area }) => area));
    const kept = pools.filter(({ keeps }) => keeps).map(({ area, office }) => ({ value: area as string, label: office.name[lang] }));
    const units = new Map((await store.parties.byIds(all.map(({ party }) => party))).map((one) => [one.id, one]));
    const spoken = await spokenFor(services, [...units.keys()]);
    show(
      res,
      'places/successors',
      {
        title: t('successors.title'),
        errors,
        typed,
        wrong: errors,
        kept,
        only: kept.length === 1 ? kept[0]?.value : undefined,
        pools: pools.map(({ area, office, keeps }) => {
          const own = all.filter((one) => one.area === area);
          return {
            area,
            called: office.name[lang],
            keeps,
            units: own.map(({ party, from, until }, at) => ({
              area,
              party,
              at: String(at),
              name: units.get(party)?.name ?? '',
              code: units.get(party)?.uscc ?? '',
              until,
              past: !isAsked({ from, until }, todayInShanghai()),
              silent: !spoken.has(party),
              up: keeps && at > 0,
              down: keeps && at < own.length - 1,
            })),
          };
        }),
      },
      Object.keys(errors).length > 0 ? 422 : 200,
    );
  }

  return router;
}

/** Those of the units for which somebody with an account speaks now: the others cannot answer by themselves. */
export async function spokenFor({ people }: Pick<Services, 'people'>, units: readonly PartyId[]): Promise<Set<PartyId>> {
  const speakers = await Promise.all(units.map(async (one) => [one, (await people.speakersOf(one)).length] as const));
  return new Set(speakers.flatMap(([one, count]) => (count > 0 ? [one] : [])));
}
