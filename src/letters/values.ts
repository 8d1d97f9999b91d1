import { longDate, longTime } from '../domain/calendar/longhand';
import { openRows } from '../domain/case/steps/verify';
import { endOfDay, localDate } from '../domain/calendar/instants';
import { formatYuan } from '../domain/money';
import { sayNumber } from '../domain/programmes/words';
import { type Office } from '../domain/offices';
import { firmGrades } from '../domain/ground/grade';
import { type Policy } from '../domain/policy/policy';
import { type Fen, type Instant, type LocalDate } from '../domain/values';
import { askedIn } from './asked';
import { type LetterParams } from './params';
import { type Language, type Words } from './words';

/** What a letter's words are filled with; each is empty where the event has nothing of it. */
export function valuesOf(
  { number, event, limits, result, payee, undertaking, hearing, said }: LetterParams,
  policy: Policy | undefined,
  office: Office | undefined,
  t: Words,
  language: Language,
  texts: ReadonlyMap<string, string>,
): Record<string, string> {
  const say = (one: Record<Language, string> | undefined): string => one?.[language] ?? '';
  const paper = (item: string): string => say(policy?.evidence.find((one) => one.item === item)?.say) || t('letters.answers');
  const step = 'step' in event ? policy?.route.find((one) => one.step === event.step) : undefined;
  const items = event.type === 'supplement-asked' ? event.items.map((one) => `${paper(one.item)}：${texts.get(one.text.id) ?? ''}`) : [];
  const owed = undertaking ? undertaking.items.map(paper) : [];
  return {
    number,
    term: say(policy?.term),
    step: say(step?.name),
    office: say(office?.name),
    telephone: office?.telephone ?? '',
    date: longDate(event.at, language),
    due: longOf('due' in event && event.due ? event.due : hearing?.until, language),
    left: hearing ? String(daysBetween(localDate(event.at), localDate(hearing.until))) : '',
    asked: hearing && policy ? askedIn(policy.programme, texts.get(hearing.asked.id), t) : '',
    on: event.type === 'appointed' ? longTime(event.on, language) : 'on' in event ? longDate(event.on, language) : '',
    statutory: limits?.statutory ? longDate(limits.statutory, language) : '',
    promised: limits?.promised ? longDate(limits.promised, language) : '',
    amount: 'fen' in event ? formatYuan(event.fen) : result?.unit === 'fen' ? formatYuan(result.value as Fen) : '',
    result: result ? t('letters.result', { result: sayNumber(t, result.value, result.unit) }) : '',
    tail: tailOf(payee && texts.get(payee.id)),
    text: 'text' in event && event.text ? (texts.get(event.text.id) ?? '') : '',
    items: listed(items),
    wanting: event.type === 'rows-checked' ? String(openRows(event.counts)) : '',
    replacement: event.type === 'basis-replaced' ? event.number : '',
    owed: listed(owed),
    by: undertaking ? longDate(endOfDay(undertaking.by), language) : '',
    remedies: say(policy?.remedies),
    place: '',
    unit: '',
    former: '',
    people: '',
    ...said,
    ...groundOf(event, policy, t, say),
  };
}

const longOf = (due: Instant | undefined, language: Language): string => (due ? longDate(due, language) : '');

const daysBetween = (one: LocalDate, other: LocalDate): number => (Date.parse(other) - Date.parse(one)) / 86_400_000;

const listed = (items: readonly string[]): string => items.map((one, at) => `${at + 1}. ${one}`).join('\n');

/** The last four digits and no more. @param payee as it was kept: JSON */
function tailOf(payee: string | undefined): string {
  if (payee === undefined) return '';
  const { account } = JSON.parse(payee) as { account?: string };
  return (account ?? '').slice(-4);
}

/** A refusal names what is so, which provision says so, and what can be done now. A provision that is ours is none. */
function groundOf(
  event: LetterParams['event'],
  policy: Policy | undefined,
  t: Words,
  say: (one: Record<Language, string> | undefined) => string,
): Record<string, string> {
  const ground = 'clause' in event ? policy?.grounds.find((one) => one.clause === event.clause) : undefined;
  const source = ground && policy?.sources[ground.from];
  const published = source && firmGrades.includes(source.grade) && ground.basis;
  const cited = published
    ? t('letters.basis', { title: source.title, publisher: source.publisher ?? '', date: source.date ?? '', clause: say(ground.basis) })
    : '';
  return { ground: say(ground?.say), basis: cited, next: ground?.next ? t('letters.next', { next: say(ground.next) }) : '' };
}
