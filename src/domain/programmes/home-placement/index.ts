import { accountPart, payeeOf } from '../common/account';
import { contactPart } from '../common/contact';
import { ownAccount } from '../common/own-account';
import { pastYear } from '../common/past-year';
import { ofHomes, operatedPlaceHolder, placeArea, placeHolder, placePart } from '../common/place';
import { programme } from '../programme';
import { application } from '../route-shape';
import { answered, nothing, rule } from '../rule';
import { byMonth } from './by-month';
import { factsOf, type PlacementAnswers, type PlacementFacts, shape, withWages } from './facts';
import { placed } from './roster';

/** 安置补助: for a year of a home, from who was placed in which month under contract, insured, and paid the minimum wage at least. */
export const homePlacement = programme<PlacementAnswers, PlacementFacts>({
  name: 'home-placement',
  story: 'homePlacement',
  filedBy: 'unit',
  correctable: true,
  place: { ...ofHomes, afterwards: true },
  route: application('verify', 'pay'),
  form: [placePart, { id: 'year', fields: [pastYear] }, accountPart, contactPart],
  roster: placed,
  corrects: [],
  visitShows: [],
  facts: factsOf,
  wages: withWages,
  shape,
  situations: {},
  comparisons: [],
  rules: {
    'own-account': ownAccount,
    'somebody-placed': rule(nothing, ({ counted }: PlacementFacts) =>
      answered(
        counted && counted.persons.some((one) => one > 0),
        ['核验到了有合同、参保、工资达标的在册残疾员工。', 'There are people under contract, insured and paid enough.'],
        ['没有核验到符合条件的在册残疾员工。', 'Nobody was found under contract, insured and paid enough.'],
        ['名册还没有核验完。', 'The roster is not checked yet.'],
      ),
    ),
  },
  results: { 'by-month': byMonth },
  subjects: { place: placeHolder, 'operated-place': operatedPlaceHolder },
  year: ({ year }) => (year === undefined ? undefined : Number(year)),
  area: { premises: placeArea },
  payee: ({ account }) => payeeOf(account),
});
