import { mayRead } from '../../../../domain/case/may-read';
import { correction } from '../../../../domain/ground/after';
import { type CaseRow } from '../../../../store/cases';
import { type CaseLook } from '../../../cases/look';
import { paidIn } from '../../../cases/open-about';
import { anewWords, reckonedAnew } from '../../../cases/reckoned-anew';
import { titled } from '../../../cases/series';
import { paths } from '../../../paths';

/**
 * Which cases correct this one and how each stands. Of one that was replaced a supervisor is told as well what was paid on the strength of it, and what
 * that would have come to since: whether anything is asked back they decide, in that case.
 */
export async function correctedOf({ services, state, actor, t, lang }: CaseLook) {
  if (state.outcome !== 'granted') return undefined;
  const following = await services.store.cases.following(state.id);
  const others = following.filter((row) => row.state.after?.relation === correction);
  const answered = others.some((row) => row.state.outcome === undefined || row.state.outcome === 'granted');
  const waits = !answered && (await services.store.contests.askedOf([state.id])).has(state.id);
  if (others.length === 0 && !waits) return undefined;
  const reads = (row: CaseRow): boolean => mayRead(services.policies.offices, actor, row.state, row.offices, 'progress');
  const replaced = others.some((row) => row.state.outcome === 'granted');
  const supervises = actor.posts.some(({ role }) => role === 'supervisor');
  const paidRow = async (row: CaseRow) => {
    const anew = await reckonedAnew(services.store, row.state);
    return {
      number: row.number,
      href: paths.deskCase(row.state.id),
      term: titled(services, row.state, lang, t),
      fen: paidIn(row.state),
      anew: anew && anewWords(anew, t, lang),
    };
  };
  return {
    waits,
    others: others.map((row) => ({
      number: row.number,
      href: reads(row) ? paths.deskCase(row.state.id) : undefined,
      is: t(`correction.is.${row.state.outcome === undefined ? 'open' : row.state.outcome === 'granted' ? 'granted' : 'nothing'}`),
    })),
    paid: await Promise.all((replaced && supervises ? following : []).filter((row) => reads(row) && paidIn(row.state) > 0).map(paidRow)),
  };
}
