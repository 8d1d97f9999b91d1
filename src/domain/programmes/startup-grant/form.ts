import { type Section, words } from '../../form/field';
import { yesNo } from '../../form/fields';
import { parseText } from '../../identifiers/words';
import { accountPart } from '../common/account';
import { contactPart } from '../common/contact';
import { firmPart } from '../common/firm';
import { applicantPart } from '../common/people';
import { premisesPart } from '../common/premises';
import { massagePart } from './massage';

export const form: readonly Section[] = [
  applicantPart,
  firmPart,
  premisesPart,
  massagePart,
  { id: 'operation', fields: [yesNo('operating'), { name: 'business', kind: 'textarea', parse: words(parseText, 500) }] },
  accountPart,
  contactPart,
];
