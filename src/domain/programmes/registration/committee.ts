import { z } from 'zod';
import { type FormContext, type Parsed, type Section, words } from '../../form/field';
import { text } from '../../form/fields';
import { type Facts } from '../../ground/facts';
import { parseName } from '../../identifiers/words';
import { type Committee } from '../../places/place';
import { telephoneOf } from '../../places/place-form';
import { sameWords } from '../../text/normal';
import { answered, rule } from '../rule';

export interface CommitteeAnswers {
  responsible: string;
  telephone: string;
  /** The others, parted by `、`. */
  members: string;
}

export interface CommitteeFacts extends Facts {
  /** How many guardians sit in it, with the one who is responsible. */
  guardians?: number;
}

/** 监护人管理小组: one who is responsible, and the others by name, one a line. */
export const committeePart: Section = {
  id: 'committee',
  fields: [
    text('responsible', words(parseName, 50), { autocomplete: 'off', mask: 'name' }),
    text('telephone', telephoneOf, { inputmode: 'tel', autocomplete: 'off', mask: 'telephone' }),
    text('members', others, { kind: 'textarea', lines: 5, mask: 'name' }),
  ],
};

export const namesIn = (members: string): string[] => members.split('、');

export const committeeOf = ({ responsible, telephone, members }: CommitteeAnswers): Committee => ({
  responsible,
  telephone,
  members: namesIn(members),
});

export const guardiansIn = ({ responsible, members }: Partial<CommitteeAnswers> = {}): number | undefined =>
  responsible === undefined || members === undefined ? undefined : namesIn(members).length + 1;

/** 由监护人组成管理小组，有一名负责人: so many guardians at least. */
export const guardiansCommittee = rule(
  z.strictObject({ atLeast: z.number().int().min(2).max(30) }),
  ({ guardians }: CommitteeFacts, { atLeast }) =>
    answered(
      guardians === undefined ? undefined : guardians >= atLeast,
      [
        `监护人管理小组有 ${atLeast} 人以上，有一名负责人。`,
        `Its guardians’ committee has ${atLeast} members or more, one of them responsible.`,
      ],
      [
        `监护人管理小组不足 ${atLeast} 人，补齐后可以申报。`,
        `Its guardians’ committee has fewer than ${atLeast} members; apply once it has enough.`,
      ],
      ['监护人管理小组还没有填写。', 'The guardians’ committee is not filled in yet.'],
    ),
);

/** Names of people, each once; thirty at most. */
function others(typed: string, { typed: all }: FormContext): Parsed {
  const parsed = typed
    .split(/[\n、,，;；]+/)
    .filter((one) => one.trim() !== '')
    .map((one) => parseName(one));
  const names: string[] = [];
  for (const one of parsed) {
    if ('error' in one) return one;
    if ([all['responsible'] ?? '', ...names].some((other) => sameWords(other, one.value))) return { error: 'named-twice' };
    names.push(one.value);
  }
  if (names.length === 0) return { error: 'empty' };
  return names.length > 29 ? { error: 'too-many-names' } : { value: names.join('、') };
}
