import { z } from 'zod';
import { type ContactAnswers } from '../../../src/domain/programmes/common/contact';
import { factsOfPeople, type PeopleFacts } from '../../../src/domain/programmes/common/people';
import { type PeopleAnswers } from '../../../src/domain/programmes/common/people-registries';
import { personShape } from '../../../src/domain/programmes/common/people-shape';
import { type LocalDate } from '../../../src/domain/values';
import { type Course } from './form';

/** What the form asks, after checking. */
export interface TrainingAnswers extends PeopleAnswers {
  training: { course: Course; attended: boolean };
  contact: ContactAnswers;
}

/** What rules may look at. */
export interface TrainingFacts extends PeopleFacts {
  attended?: boolean;
  /** What a panel gave, in hundredths of a point, where the policy's route has one. */
  points?: number;
}

export const factsOf = ({ people, training: { attended } }: TrainingAnswers, on: LocalDate): TrainingFacts => ({
  on,
  people: factsOfPeople(people),
  ...(attended === undefined ? {} : { attended }),
});

export const shape = z.strictObject({
  on: z.iso.date(),
  people: z.array(personShape),
  attended: z.boolean().optional(),
  points: z.number().int().optional(),
}) as unknown as z.ZodType<TrainingFacts>;
