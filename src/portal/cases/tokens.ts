import { parseTelephone } from '../../domain/identifiers/contact';
import { type StartupGrantAnswers } from '../../domain/programmes/startup-grant-answers';
import { bare, normal } from '../../domain/text/normal';
import { blindIndexes, type Findable, partLookedUp } from '../../sealing/blind-index';
import { type Keys } from '../../sealing/keys';
import { type Match } from '../../store/cases';
import { caseNumberIn } from '../../store/counters';

/** What a case is found by beside its number: everybody's name, identity and certificate, the firm's name and code, the telephone. */
export const foundBy = ({ founders, firm, contact }: Pick<StartupGrantAnswers, 'founders' | 'firm' | 'contact'>): Findable[] => [
  ...founders.flatMap(({ name, identity, certificate }): Findable[] => [
    { field: 'name', value: name },
    { field: 'identity', value: identity },
    { field: 'certificate', value: certificate },
    // What people read from a card: the last four.
    { field: 'certificate', value: identity.slice(-4) },
  ]),
  { field: 'firm', value: firm.name },
  { field: 'uscc', value: firm.uscc },
  { field: 'phone', value: contact.telephone },
];

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
