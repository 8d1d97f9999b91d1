import { type Section } from '../../form/field';
import { oneOf, yesNo } from '../../form/fields';
import { type HolderAnswers } from '../common/people';

/** 盲人按摩: health massage, or medical massage by an institution with a licence for it. */
export const massageKinds = ['health', 'medical'] as const;
export type MassageKind = (typeof massageKinds)[number];

export interface MassageAnswers {
  /** A person with a visual disability gives the massage. */
  runs?: boolean;
  kind?: MassageKind;
  /** Named a model institution (示范机构) by the province. */
  model?: boolean;
}

export interface MassageFacts {
  kind: MassageKind;
  model: boolean;
}

const running = { field: 'runs', value: 'yes' };

export const massagePart: Section = {
  id: 'massage',
  servesOnly: ['by-licence'],
  fields: [yesNo('runs'), oneOf('kind', massageKinds, { under: running }), yesNo('model', { under: running })],
};

/** By the category in the number of a 残疾人证 (policy research §9): visual, or several of which it may be one. */
const mayBeVisual = ({ certificate }: HolderAnswers): boolean => ['1', '7'].includes(certificate.charAt(18));

/** Nothing where it is not run, or where nobody who applies can be the one with a visual disability. */
export const massageFacts = ({ runs, kind, model }: MassageAnswers, people: readonly HolderAnswers[]): { massage?: MassageFacts } =>
  runs === true && kind && people.some(mayBeVisual) ? { massage: { kind, model: model === true } } : {};
