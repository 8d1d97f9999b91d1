import { Router } from 'express';
import { mayRead } from '../../../../domain/case/may-read';
import { type CaseState } from '../../../../domain/case/state';
import { type Values } from '../../../../domain/form/answers';
import { liesIn, narrowerFirst } from '../../../../domain/ground/area';
import { maskIdentity, maskName } from '../../../../domain/masking';
import { programmeNamed } from '../../../../domain/programmes';
import { levy } from '../../../../domain/programmes/quota/levy';
import { levyRuleOf } from '../../../../domain/programmes/quota/levy-place';
import { isLacking } from '../../../../domain/programmes/quota/nodes';
import { type Roster } from '../../../../domain/programmes/roster';
import { chunkRows } from '../../../../store/sheets';
import { caseFor } from '../../../cases/case-access';
import { lookAt, type CaseLook } from '../../../cases/look';
import { todayInShanghai } from '../../../cases/places';
import { type Filed, filedIn } from '../../../cases/roster-rows';
import { movedBetween, yearBefore, yearOf } from '../../../cases/year-before';
import { sayNumber } from '../../../../domain/programmes/words';
import { onlyFor } from '../../../middleware/viewer';
import { paths, patterns } from '../../../paths';
import { type Services } from '../../../services';
import { show } from '../../../view/show';
import { saidOnce, treeOf } from '../../../view/tree';
import { notFound } from '../../../view/errors';

/** So many people are named of those who came, of those who left, and of those whose rows are others. */
const most = 200;

/** A firm's year beside the one before: who came and left, what was certified, and what this year's levy would be. */
export function deskYearPages(services: Services): Router {
  const router = Router();

  router.get(patterns.deskYears, onlyFor('officer'), async (req, res) => {
    const row = await caseFor(services, req, res, 'answers');
    if (!row) return;
    const { roster } = programmeNamed(row.state.programme);
    const now = filedIn(row.state);
    if (!roster || !now || row.erased) return notFound(req, res);
    const look = await lookAt(services, row, res);
    show(res, 'desk/years', {
      title: res.locals.t('years.title'),
      step: row.number,
      about: { href: paths.deskCase(row.state.id), number: row.number, applicant: row.masked, matter: look.policy.term[look.lang] },
      before: await beforeOf(look, roster, now),
      levy: look.may('findings') ? estimateOf(look) : undefined,
      rows: paths.deskRows(row.state.id),
    });
  });

  return router;
}

async function beforeOf(look: CaseLook, roster: Roster, now: Filed) {
  const { services, state, actor, t } = look;
  const row = await yearBefore(services, state);
  const before = row && filedIn(row.state);
  if (!row || !before || !mayRead(services.policies.offices, actor, row.state, row.offices, 'answers')) return undefined;
  const { added, left, changed } = await movedBetween(services.store, roster.table.key, before, now);
  const named = async (filed: Filed, rows: readonly number[]) => ({
    count: rows.length,
    more: Math.max(0, rows.length - most),
    people: (await rowsAt(services, filed, rows.slice(0, most))).map((values) => whoIs(roster, values)),
  });
  return {
    number: row.number,
    href: paths.deskCase(row.state.id),
    figures: [
      { what: t('years.year'), before: String(yearOf(row.state) ?? ''), now: String(yearOf(state) ?? '') },
      {
        what: t('years.people'),
        before: t('rows.people', { count: before.roster.rows }),
        now: t('rows.people', { count: now.roster.rows }),
      },
      { what: t('years.result'), before: resultOf(look, row.state), now: resultOf(look, state) },
    ],
    moved: [
      { title: t('years.added', { count: added.length }), ...(await named(now, added)) },
      { title: t('years.left', { count: left.length }), ...(await named(before, left)) },
      { title: t('years.changed', { count: changed.length }), ...(await named(now, changed)) },
    ],
  };
}

const resultOf = ({ t }: CaseLook, { result }: CaseState): string =>
  result?.unit === undefined ? t('years.none') : sayNumber(t, result.value, result.unit);

const whoIs = ({ table }: Roster, values: Values) => ({
  name: maskName(String(values[table.columns.find((one) => one.mask === 'name')?.name ?? ''] ?? '')),
  key: maskIdentity(String(values[table.key] ?? '')),
});

async function rowsAt({ store }: Services, { roster }: Filed, rows: readonly number[]): Promise<Values[]> {
  const numbers = [...new Set(rows.map((at) => Math.floor(at / chunkRows)))];
  const chunks = new Map<number, Values[]>(await Promise.all(numbers.map(async (n) => [n, await store.sheets.chunk(roster, n)] as const)));
  return rows.flatMap((at) => {
    const row = chunks.get(Math.floor(at / chunkRows))?.[at % chunkRows];
    return row ? [row] : [];
  });
}

/** 测算: by the narrowest place around the case that has rules of its levy. The tax office decides. */
function estimateOf({ services, state, t, lang }: CaseLook) {
  const facts = programmeNamed(state.programme).levy?.(state.facts);
  const [place] = services.policies.levies
    .filter((one) => liesIn(state.area, one.area))
    .sort((one, other) => narrowerFirst(one.area, other.area));
  const rule = place && levyRuleOf(place, todayInShanghai());
  if (!facts || !place || !rule) return undefined;
  const found = levy(facts, rule.parameters, rule.basis);
  return isLacking(found) ? undefined : saidOnce(treeOf(found, { t, lang, sources: place.sources }));
}
