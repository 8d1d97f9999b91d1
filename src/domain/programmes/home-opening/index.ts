import { type Section } from '../../form/field';
import { text } from '../../form/fields';
import { accountPart, payeeOf } from '../common/account';
import { contactPart } from '../common/contact';
import { ownAccount } from '../common/own-account';
import { ofHomes, placeArea, placeHolder, placePart } from '../common/place';
import { programme } from '../programme';
import { application } from '../route-shape';
import { answered, nothing, rule } from '../rule';
import { byStar } from './by-star';
import { perPerson } from './per-person';
import { factsOf, type OpeningAnswers, type OpeningFacts, shape } from './facts';

/** How many people it has placed for a year or more, where that is what the amount hangs on. */
const placedPart: Section = {
  id: 'placed',
  servesOnly: ['per-person'],
  fields: [
    text('persons', (typed) => (/^\d{1,4}$/.test(typed) ? { value: Number(typed) } : { error: 'whole-number' }), { inputmode: 'numeric' }),
  ],
};

/** 一次性开办补贴: offered as a home is given its stars, once, by their number. */
export const homeOpening = programme<OpeningAnswers, OpeningFacts>({
  name: 'home-opening',
  story: 'homeOpening',
  filedBy: 'unit',
  byInvitation: true,
  restsOnStanding: true,
  place: ofHomes,
  carries: ['place', 'contact'],
  route: application('pay'),
  form: [placePart, placedPart, accountPart, contactPart],
  corrects: ['placed'],
  visitShows: ['place.address'],
  facts: factsOf,
  shape,
  situations: {},
  comparisons: [],
  rules: {
    'own-account': ownAccount,
    'has-stars': rule(nothing, ({ stars }: OpeningFacts) =>
      answered(
        stars === undefined ? undefined : stars > 0,
        ['已经评定星级。', 'The home has its stars.'],
        ['还没有评定星级，评定以后可以申请。', 'The home has no stars yet; apply once it has.'],
        ['还不知道星级。', 'The stars are not known.'],
      ),
    ),
  },
  results: { 'by-star': byStar, 'per-person': perPerson },
  subjects: { place: placeHolder },
  area: { premises: placeArea },
  payee: ({ account }) => payeeOf(account),
});
