import { needed } from '../../../../domain/panel/seats';
import { totalOf } from '../../../../domain/panel/marks';
import { type Panel, type Score } from '../../../../domain/case/state';
import { type RouteStep } from '../../../../domain/policy/policy';
import { sayNumber } from '../../../../domain/programmes/words';
import { type ActorId } from '../../../../domain/values';
import { panelMeans } from '../../../cases/panel-means';
import { type CaseLook } from '../../../cases/look';
import { type History } from './history';

/**
 * 评审 as officers see it: who was drawn and by what, how many have scored, and once it has ended what it came to. Names are for whoever
 * supervises or decides, who was left out for whoever supervises; what somebody gave is theirs alone until the end, and later has a letter
 * and no name.
 */
export function scoringOf(look: CaseLook, history: History) {
  const { state, policy, t, lang, may } = look;
  const means = may('findings') ? panelMeans(state, policy, t, lang) : [];
  return (state.panels ?? []).flatMap((panel) => {
    const route = policy.route.find((one) => one.step === panel.step);
    if (!route) return [];
    return [
      {
        id: panel.step,
        name: route.name[lang],
        progress: t('scoring.progress', { done: panel.scores.length, of: Math.max(needed(panel, route), panel.scores.length) }),
        called: panel.called,
        seeds: panel.drawings.map(({ at, seed, order }) => ({ at, seed, count: order.length })),
        seats: may('scorers') ? seatsOf(look, panel, history) : undefined,
        struck: may('scorers')
          ? panel.struck.map((one) => ({
              who: history.nameOf(one.actor),
              at: one.at,
              why: t(`scoring.struck.${one.why}`),
              words: history.wordsOf(one.reason.id),
            }))
          : [],
        lots: may('lots') ? lotsOf(look, panel, history) : undefined,
        own: ownMarks(look, route, panel),
        mean: means.find(({ id }) => id === panel.step),
        opinions: panel.mean && may('scorers') ? lettered(panel).map(({ letter, score }) => totalRow(look, letter, score, history)) : [],
      },
    ];
  });
}

/** Who has a seat and whether they have scored; the order is that of the lots. */
const seatsOf = ({ t }: CaseLook, { seats, scores }: Panel, { nameOf }: History) =>
  seats.map((seat) => ({ key: nameOf(seat), value: t(scores.some(({ by }) => by === seat) ? 'scoring.scored' : 'scoring.awaited') }));

/** The whole order, so that anybody may draw it again, and whom it could not fall on. */
const lotsOf = ({ t }: CaseLook, { drawings }: Panel, { nameOf }: History) => ({
  order: drawings.flatMap(({ order }) => order.map((one) => `${nameOf(one)}（${one}）`)),
  barred: drawings.flatMap(({ barred }) => barred.map(({ actor, why }) => ({ key: nameOf(actor), value: t(`scoring.tie.${why}`) }))),
});

/** A, B, C from the highest total down: not in the order of the seats, beside which names stand. */
const lettered = ({ scores }: Panel): { letter: string; score: Score }[] =>
  [...scores]
    .sort((one, other) => totalOf(other.marks) - totalOf(one.marks))
    .map((score, at) => ({ letter: String.fromCharCode(65 + at), score }));

const totalRow = ({ t }: CaseLook, letter: string, { marks, opinion }: Score, { wordsOf }: History) => ({
  key: t('scoring.scorer', { letter }),
  value: sayNumber(t, totalOf(marks) * 100, 'points'),
  note: wordsOf(opinion.id),
});

/** What the reader gave themselves. */
function ownMarks({ actor, t, lang }: CaseLook, { aspects = [] }: RouteStep, { scores }: Panel) {
  const own = scores.find(({ by }: { by: ActorId }) => by === actor.id);
  return (
    own && aspects.map(({ item, say, most }) => ({ key: say[lang], value: t('scoring.ofMost', { value: own.marks[item] ?? 0, most }) }))
  );
}
