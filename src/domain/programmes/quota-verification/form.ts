import { type Section } from '../../form/field';
import { oneOf, place, text } from '../../form/fields';
import { contactPart } from '../common/contact';
import { pastYear } from '../common/past-year';
import { total } from '../quota/estimate';
import { employerKinds } from '../quota/levy-facts';
import { parseTwelve } from '../quota/twelve';

export const form: readonly Section[] = [
  {
    id: 'employer',
    fields: [
      pastYear,
      oneOf('kind', employerKinds),
      place('street'),
      text('staff', parseTwelve, { kind: 'textarea', lines: 2, means: 'monthly' }),
      total('wages'),
    ],
  },
  contactPart,
];
