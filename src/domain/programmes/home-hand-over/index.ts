import { type Answers } from '../../form/answers';
import { programme } from '../programme';
import { type HandOverFacts, handOverShape } from './facts';
import { handedOverPart } from './form';

/**
 * 残疾人之家交接: the operator of a home fails, and another of the pool takes it over with all who are there. Opened by a supervisor; its applicant is the
 * unit that ran the home, which is written to and takes nothing back.
 */
export const homeHandOver = programme<Answers, HandOverFacts>({
  name: 'home-hand-over',
  story: 'homeHandOver',
  filedBy: 'supervisor',
  passesOver: { kinds: ['home'] },
  route: { order: [['offer'], ['pass-over']], needed: ['offer', 'pass-over'] },
  form: [handedOverPart],
  corrects: [],
  visitShows: [],
  facts: (_answers, on) => ({ on, order: [], residents: 0 }),
  offersTo: ({ order }) => order,
  shape: handOverShape,
  situations: {},
  comparisons: [],
  rules: {},
  results: {},
  subjects: {},
  area: {},
});
