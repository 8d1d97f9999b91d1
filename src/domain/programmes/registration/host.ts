import { z } from 'zod';
import { type Answers } from '../../form/answers';
import { type Section } from '../../form/field';
import { text } from '../../form/fields';
import { type Facts } from '../../ground/facts';
import { type AreaCode } from '../../values';
import { ofHomes, type PlaceAnswers, placePart } from '../common/place';
import { type Registers } from '../programme';
import { answered, rule } from '../rule';

/** Answers of what lies in a home, with the stars that it has on the day of filing. */
export interface InHome extends Answers {
  host: PlaceAnswers & { stars?: number };
}

/** What rules may look at. */
export interface HostFacts extends Facts {
  /** The stars of the home around it; none where it has none, or they are suspended. */
  host?: number;
}

/** 所在的残疾人之家, out of the register; its stars are those of today as long as the draft is open. */
export const hostPart: Section = {
  id: 'host',
  fields: [...placePart.fields, text('stars', (typed) => ({ value: Number(typed) }))],
};

/** For `Programme.place`. */
export const inHomes = { ...ofHomes, part: hostPart.id, standing: 'stars' } as const;

/** For `Registers.within`. */
export const withinHome: NonNullable<Registers<InHome>['within']> = { what: inHomes.standing, rule: 'in-qualified-home' };

export const hostArea = ({ host }: Partial<InHome>): AreaCode | undefined => host?.area;

/** 设在达标的残疾人之家里: the home around it has so many stars. */
export const inQualifiedHome = rule(z.strictObject({ atLeast: z.number().int().min(1).max(5) }), ({ host }: HostFacts, { atLeast }) =>
  answered(
    host === undefined ? undefined : host >= atLeast,
    [`所在的残疾人之家现在有 ${atLeast} 星或以上。`, `The home around it has ${atLeast} star or more today.`],
    [
      `所在的残疾人之家现在没有 ${atLeast} 星或以上的星级，或者星级暂停。评定或恢复以后可以申报。`,
      `The home around it does not have ${atLeast} star or more today, or they are suspended; apply once it has.`,
    ],
    ['还不知道所在的残疾人之家的星级。', 'The stars of the home around it are not known yet.'],
  ),
);
