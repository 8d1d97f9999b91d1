import { monthsOf } from '../../calendar/months';
import { type Field, type FormContext, type Parsed, type Section } from '../../form/field';
import { money, oneOf, text, yesNo } from '../../form/fields';
import { type Values } from '../../form/answers';
import { parseYuan } from '../../money';
import { type Fen, type Month } from '../../values';
import { staffMonthsOf } from './counting';
import { employerKinds, type LevyFacts } from './levy-facts';
import { type LevyParameters } from './levy-parameters';
import { parseTwelve } from './twelve';
import { type OneMore } from './what-if';

const counts = (name: string, more: Partial<Field> = {}): Field => text(name, parseTwelve, { kind: 'textarea', lines: 2, ...more });

/** A sum over a whole staff and year: millions are nothing unusual. */
export const total = (name: string): Field =>
  money(name, {
    parse: (typed) => {
      const parsed = parseYuan(typed);
      return 'error' in parsed ? parsed : { value: parsed.fen };
    },
  });

/** No month has more people with disabilities than people. */
function withinStaff(typed: string, context: FormContext): Parsed {
  const parsed = parseTwelve(typed);
  if ('error' in parsed) return parsed;
  const [staff, severe] = ['staff', 'severe'].map((name) => parseTwelve(context.typed[name] ?? ''));
  if (!staff || !severe || 'error' in staff || 'error' in severe) return parsed;
  const others = parsed.value as number[];
  const fits = others.every((one, at) => one + ((severe.value as number[])[at] ?? 0) <= ((staff.value as number[])[at] ?? 0));
  return fits ? parsed : { error: 'more-than-staff' };
}

/** What the levy of a year is reckoned from, as an employer's clerk has it; what a place's rule does not look at is not asked. */
export const estimatePart = ({ wageBase }: Pick<LevyParameters, 'wageBase'>): Section => ({
  id: 'estimate',
  fields: [
    oneOf('kind', employerKinds),
    counts('staff'),
    counts('severe'),
    counts('others', { parse: withinStaff }),
    ...(wageBase === 'employer' ? [total('wages')] : []),
    ...(wageBase === 'contributionBase' ? [total('contributions')] : []),
    // Its own average counts up to so many times the city's: without that figure the estimate is the most it can be.
    money('cityAverage', wageBase === 'cityAverage' ? {} : { optional: true }),
  ],
});

/** 如果再招一人: from which month, whom, and whether they work there already. */
export const whatIfPart = (year: number): Section => ({
  id: 'what-if',
  fields: [
    { ...oneOf('from', monthsOf(year)), kind: 'select' },
    oneOf('weight', ['2', '1']),
    yesNo('onStaff'),
    money('wage', { under: { field: 'onStaff', value: 'no' } }),
  ],
});

/** @param values of `estimatePart`, without a fault */
export function levyFactsOf(values: Values): LevyFacts {
  const [staff, severe, others] = ['staff', 'severe', 'others'].map((name) => staffMonthsOf(values[name] as number[])) as [
    number,
    number,
    number,
  ];
  const average = values['cityAverage'] as Fen | undefined;
  return {
    kind: values['kind'] as LevyFacts['kind'],
    staffMonths: staff,
    weightedMonths: severe * 2 + others,
    wages: values['wages'] as Fen | undefined,
    contributions: values['contributions'] as Fen | undefined,
    cityAverage: average === undefined ? undefined : { fen: average, provisional: true, title: '填报人所填' },
  };
}

/** @param values of `whatIfPart`, without a fault */
export const oneMoreOf = (values: Values): OneMore => ({
  from: values['from'] as Month,
  weight: values['weight'] === '2' ? 2 : 1,
  onStaff: values['onStaff'] === true,
  wage: (values['wage'] as Fen | undefined) ?? (0 as Fen),
});
