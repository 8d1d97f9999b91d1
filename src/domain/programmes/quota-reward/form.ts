import { type Section } from '../../form/field';
import { oneOf, place, yesNo } from '../../form/fields';
import { accountPart } from '../common/account';
import { contactPart } from '../common/contact';

/** What the verification has is taken from it; asked is the account, and what a place's own rules look at. */
export const form: readonly Section[] = [
  {
    id: 'statement',
    servesOnly: ['dispersed-only', 'not-waived'],
    fields: [
      oneOf('choice', ['apply', 'waive'], { servesOnly: ['not-waived'] }),
      yesNo('concentrated', { servesOnly: ['dispersed-only'] }),
    ],
  },
  accountPart,
  contactPart,
  {
    id: 'employer',
    fields: [place('street')],
  },
];
