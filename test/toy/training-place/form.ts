import { type Section } from '../../../src/domain/form/field';
import { oneOf, yesNo } from '../../../src/domain/form/fields';
import { contactPart } from '../../../src/domain/programmes/common/contact';
import { applicantPart } from '../../../src/domain/programmes/common/people';

export const courses = ['massage', 'pastry', 'repair'] as const;
export type Course = (typeof courses)[number];

export const form: readonly Section[] = [
  applicantPart,
  { id: 'training', fields: [oneOf('course', courses), yesNo('attended')] },
  contactPart,
];
