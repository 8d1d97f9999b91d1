import { type Section, words } from '../../form/field';
import { text } from '../../form/fields';
import { parseText } from '../../identifiers/words';
import { accountPart, payeeOf } from '../common/account';
import { contactPart } from '../common/contact';
import { ownAccount } from '../common/own-account';
import { reaches } from '../common/reaches';
import { ofHomes, placeArea, placeHolder, placePart } from '../common/place';
import { programme } from '../programme';
import { answered, nothing, rule } from '../rule';
import { byGrade } from './by-grade';
import { type AssessmentAnswers, type AssessmentFacts, factsOf, shape } from './facts';

/** What the year was like, in the home's own words; days and people are in its rosters and are not asked again. */
const reportPart: Section = {
  id: 'report',
  fields: [
    text('activities', words(parseText, 2_000), { kind: 'textarea', lines: 6 }),
    text('improved', words(parseText, 1_000), { kind: 'textarea', lines: 4, optional: true }),
  ],
};

/** 年度评估（绩效评价）: of each full year that a home has its stars. */
export const homeAssessment = programme<AssessmentAnswers, AssessmentFacts>({
  name: 'home-assessment',
  story: 'homeAssessment',
  filedBy: 'unit',
  byInvitation: true,
  restsOnStanding: true,
  place: ofHomes,
  carries: ['place', 'contact'],
  route: {
    order: [['accept'], ['check', 'visit', 'review', 'panel', 'notice'], ['decide'], ['pay', 'deliver']],
    needed: ['accept', 'panel', 'decide', 'pay'],
  },
  form: [placePart, reportPart, accountPart, contactPart],
  corrects: ['report'],
  visitShows: ['place.address'],
  facts: factsOf,
  scored: (facts, { hundredths }) => ({ ...facts, score: hundredths }),
  shape,
  situations: {},
  comparisons: [],
  rules: {
    'own-account': ownAccount,
    'year-over': rule(nothing, ({ until, on }: AssessmentFacts) =>
      answered(
        until === undefined ? undefined : until < on,
        ['评估年度已满。', 'The year is over.'],
        ['评估年度还没有满。', 'The year is not over yet.'],
        ['没有说明评估哪一年。', 'Which year it is for is not said.'],
      ),
    ),
    'reaches-a-grade': reaches<AssessmentFacts>({ points: '评估得分', below: '下一年度再评估' }, 'it is assessed again next year'),
  },
  results: { 'by-grade': byGrade },
  subjects: { place: placeHolder },
  area: { premises: placeArea },
  payee: ({ account }) => payeeOf(account),
});
