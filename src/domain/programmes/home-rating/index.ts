import { ofHomes, placeArea, placeHolder } from '../common/place';
import { programme } from '../programme';
import { factsOf, type RatingAnswers, type RatingFacts, shape } from './facts';
import { scored } from './scored';
import { form } from './form';
import { gateRules, gateSituations } from './gates';
import { reachesAStar } from './rules';
import { stars } from './stars';

/** 残疾人之家星级评定: eight gates, a visit, a panel, a notice, a decision; then the star stands until its date. */
export const homeRating = programme<RatingAnswers, RatingFacts>({
  name: 'home-rating',
  story: 'homeRating',
  filedBy: 'unit',
  place: ofHomes,
  carries: ['place', 'gates', 'self', 'contact'],
  route: {
    order: [['accept'], ['check', 'visit', 'review', 'panel', 'notice'], ['decide'], ['certify'], ['deliver']],
    needed: ['accept', 'visit', 'panel', 'decide', 'certify'],
  },
  form,
  corrects: ['gates', 'self'],
  visitShows: ['place.address'],
  facts: factsOf,
  scored: (facts, { hundredths }, award) => scored(facts, hundredths, award),
  shape,
  situations: {
    ...gateSituations,
    'five-stars': ({ stars: found }) => found === 5,
    // Neither holds while the panel has not scored.
    'up-to-four-stars': ({ stars: found }) => found !== undefined && found < 5,
  },
  comparisons: [],
  rules: { ...gateRules, 'reaches-a-star': reachesAStar },
  results: { stars },
  stands: ({ stars: value }) => (value === undefined || value === 0 ? undefined : { what: 'stars', value }),
  subjects: { place: placeHolder },
  year: ({ on }) => Number(on.slice(0, 4)),
  area: { premises: placeArea },
});
