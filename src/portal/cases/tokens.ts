import { type Answers, valuesOf, type Values } from '../../domain/form/answers';
import { type Section } from '../../domain/form/field';
import { parseTelephone } from '../../domain/identifiers/contact';
import { type Programme } from '../../domain/programmes/programme';
import { bare, normal } from '../../domain/text/normal';
import { blindIndexes, type Findable, partLookedUp } from '../../sealing/blind-index';
import { type Keys } from '../../sealing/keys';
import { type Match } from '../../store/cases';
import { caseNumberIn } from '../../domain/identifiers/case-number';

/** What a case is found by beside its number: everybody's name, identity and certificate, and whatever fields of the form say so. */
export const foundBy = ({ form, together }: Pick<Programme, 'form' | 'together'>, answers: Answers): Findable[] => [
  ...answers.people.flatMap((one, at): Findable[] => [
    { field: 'name', value: one.name },
    { field: 'identity', value: one.identity },
    // What people read from a card: the last four.
    { field: 'certificate', value: one.identity.slice(-4) },
    ...(at > 0 && together ? findables(together.asks, one as unknown as Values).filter(({ field }) => field === 'certificate') : []),
  ]),
  ...(answers.unit
    ? [
        { field: 'firm' as const, value: answers.unit.name },
        { field: 'uscc' as const, value: answers.unit.uscc },
      ]
    : []),
  ...form.flatMap((part) => findables(part, valuesOf(answers, part.id))),
];

const findables = ({ fields }: Section, values: Values): Findable[] =>
  fields.flatMap(({ name, find }) => {
    const value = values[name];
    return find !== undefined && typeof value === 'string' && value !== '' ? [{ field: find, value }] : [];
  });

/**
 * What a case must have for words to find it: any of these. Whatever the words are, they are looked for as each kind of thing that they
 * may be, under every key held. A part of a name is found by its pieces, so that now and then a case is found that has them in another order.
 */
export function searchFor(keys: Keys, text: string): Match[] {
  if (normal(text) === '') return [];
  const number = caseNumberIn(text);
  const code = bare(text);
  const telephone = parseTelephone(text);
  const whole = (field: 'identity' | 'certificate' | 'uscc' | 'phone', value: string): Match => [blindIndexes(keys, field, value)];
  return [
    ...(number ? [[[number]]] : []),
    ...(/^\d{17}[\dX]$/.test(code) ? [whole('identity', code)] : []),
    ...(/^\d{3}[\dX]$|^\d{17}[\dX]\d\d(B\d+)?$/.test(code) ? [whole('certificate', code)] : []),
    ...(/^[\dA-Z]{18}$/.test(code) ? [whole('uscc', code)] : []),
    ...('value' in telephone ? [whole('phone', telephone.value)] : []),
    ...(['name', 'firm'] as const).map((field) => partLookedUp(keys, field, text)).filter((match) => match.length > 0),
  ];
}
