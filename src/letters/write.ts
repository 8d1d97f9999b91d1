import { type LetterParams } from './params';
import { localDate } from '../domain/calendar/instants';
import { formatYuan } from '../domain/money';
import { type Office } from '../domain/offices';
import { type Policy } from '../domain/policy/policy';
import { type Fen } from '../domain/values';

export type Language = 'zh-CN' | 'en';
type Words = (key: string, params?: Record<string, unknown>) => string;

export interface LetterRules {
  policies: readonly Policy[];
  offices: readonly Office[];
}

export interface Written {
  subject: string;
  /** The whole letter, a paragraph a line. */
  paragraphs: string[];
  /** What a short message says: never more than the number, what happened and what to do. */
  short: string;
  office?: Office;
}

/**
 * A letter's words in the reader's language. @param texts the words that its event refers to, by id
 * Nothing here knows the kind or grade of a disability, so no letter can tell it.
 */
export function writeLetter(
  template: string,
  params: LetterParams,
  t: Words,
  language: Language,
  { policies, offices }: LetterRules,
  texts: ReadonlyMap<string, string>,
): Written {
  const policy = policies.find((one) => one.id === params.policy);
  const { event } = params;
  const step = 'step' in event ? policy?.route.find((one) => one.step === event.step) : undefined;
  const say = (one: Record<Language, string> | undefined): string => one?.[language] ?? '';
  const text = 'text' in event && event.text ? (texts.get(event.text.id) ?? '') : '';
  const clause = 'clause' in event ? say(policy?.grounds.find((one) => one.clause === event.clause)?.say) : '';
  const items =
    event.type === 'supplement-asked'
      ? event.items
          .map(
            (one) =>
              `${say(policy?.evidence.find((each) => each.item === one.item)?.say) || t('letters.answers')}：${texts.get(one.text.id) ?? ''}`,
          )
          .join('；')
      : '';
  const values = {
    number: params.number,
    term: say(policy?.term),
    step: say(step?.name),
    date: localDate(event.at),
    due: 'due' in event && event.due ? localDate(event.due) : '',
    on: event.type === 'appointed' ? when(event.on) : 'on' in event ? event.on : '',
    statutory: params.limits?.statutory ?? '',
    promised: params.limits?.promised ?? '',
    amount: params.amount === undefined ? '' : formatYuan(params.amount as Fen),
    text,
    clause,
    items,
    remedies: say(policy?.remedies),
  };
  const office = 'office' in event ? offices.find((one) => one.id === event.office) : undefined;
  return {
    subject: t(`letters.${template}.subject`, values),
    paragraphs: t(`letters.${template}.body`, values)
      .split('\n')
      .filter((line) => line.trim() !== ''),
    short: t(`letters.${template}.short`, values),
    ...(office ? { office } : {}),
  };
}

/** 2026-11-24 14:30 in Shanghai. */
const when = (instant: string): string =>
  `${localDate(instant as never)} ${new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(11, 16)}`;

/** Ids of the texts that a letter's event refers to. */
export const textsIn = ({ event }: LetterParams): string[] => [
  ...('text' in event && event.text ? [event.text.id] : []),
  ...(event.type === 'supplement-asked' ? event.items.map((one) => one.text.id) : []),
];
