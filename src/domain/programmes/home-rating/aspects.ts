import { type Parsed, type Section, words } from '../../form/field';
import { text } from '../../form/fields';
import { parseText } from '../../identifiers/words';

/** The ten aspects of Zhejiang's rating (policy research §6.1), in their order. How many points each has is the policy's to say. */
export const aspects = [
  'equipment',
  'staffing',
  'services',
  'quality',
  'management',
  'culture',
  'satisfaction',
  'participation',
  'volunteering',
  'innovation',
] as const;
export type Aspect = (typeof aspects)[number];

/** What the home gives itself: whole points, ten at most for each (PD), and what it wants the panel to look at. */
export const selfPart: Section = {
  id: 'self',
  fields: [
    ...aspects.map((aspect) => text(aspect, points, { inputmode: 'numeric' })),
    text('remarks', words(parseText, 1000), { kind: 'textarea', lines: 5, optional: true }),
  ],
};

export type SelfAnswers = Record<Aspect, number> & { remarks?: string };

/** The sum of what the home gives itself, once every aspect has its points. */
export const selfSum = (self: Partial<SelfAnswers>): number | undefined =>
  aspects.reduce<number | undefined>((sum, aspect) => {
    const given = self[aspect];
    return sum === undefined || given === undefined ? undefined : sum + given;
  }, 0);

function points(typed: string): Parsed {
  return /^(\d|10)$/.test(typed) ? { value: Number(typed) } : { error: 'zero-to-ten' };
}
