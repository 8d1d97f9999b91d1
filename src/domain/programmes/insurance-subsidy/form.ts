import { type Section } from '../../form/field';
import { yesNo } from '../../form/fields';
import { accountPart } from '../common/account';
import { contactPart } from '../common/contact';
import { pastYear } from '../common/past-year';
import { applicantPart } from '../common/people';

export const form: readonly Section[] = [
  applicantPart,
  { id: 'insurance', fields: [pastYear, yesNo('selfEmployed')] },
  accountPart,
  contactPart,
];
