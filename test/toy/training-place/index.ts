import { certificateOfEach, householdOfEach } from '../../../src/domain/programmes/common/people-registries';
import { certificateValid } from '../../../src/domain/programmes/common/people-rules';
import { programme } from '../../../src/domain/programmes/programme';
import { application } from '../../../src/domain/programmes/route-shape';
import { factsOf, shape, type TrainingAnswers, type TrainingFacts } from './facts';
import { form } from './form';
import { places } from './results';
import { notAttended } from './rules';

/** 职业技能培训: a place in a course, for which nobody is paid. */
export const trainingPlace = programme<TrainingAnswers, TrainingFacts>({
  name: 'training-place',
  story: 'trainingPlace',
  filedBy: 'person',
  route: application('deliver'),
  form,
  corrects: ['applicant', 'training'],
  visitShows: [],
  facts: factsOf,
  shape,
  situations: {
    'first-course': ({ attended }) => attended === false,
    'well-scored': ({ points = 0 }) => points >= 80_00,
    'less-scored': ({ points }) => points !== undefined && points < 80_00,
  },
  scored: (facts, { hundredths }) => ({ ...facts, points: hundredths }),
  comparisons: [certificateOfEach, householdOfEach],
  rules: { 'certificate-valid': certificateValid, 'not-attended': notAttended },
  results: { places },
  subjects: { participant: ({ people }) => people.map(({ person }) => ({ person })) },
  area: { household: ({ people: [applicant] }) => applicant?.household },
});
