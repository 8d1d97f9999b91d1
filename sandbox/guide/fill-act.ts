import { localDate } from '../../src/domain/calendar/instants';
import { type Instant } from '../../src/domain/values';

const words: Readonly<Record<string, string>> = {
  inspect: '属实',
  advance: '同意',
  score: '资料和现场情况一致。',
  refuse: '现场没有经营，不符合申请条件。',
  'refuse-acceptance': '不在本街道受理范围。',
  appoint: '请当天有人在场，带上营业执照。',
};

/** What an officer might enter in the form of an act: of each choice the first, of papers one, and a day some days from now. */
export function exampleAct(kind: string, choices: Readonly<Record<string, readonly string[]>>): Record<string, string> {
  const first = Object.entries(choices).flatMap(([name, [value]]) => (value === undefined ? [] : [[name, value]]));
  const item = choices['items']?.find((one) => one !== 'answers');
  return {
    text: words[kind] ?? '示例内容，供试用。',
    days: '3',
    day: daysOn(3),
    time: '10:00',
    by: daysOn(7),
    receipt: 'HZ-2026-0001',
    ...Object.fromEntries(first),
    ...(item === undefined ? {} : { items: item, [`words-${item}`]: '请补交清晰完整的一份。' }),
  };
}

const daysOn = (days: number): string => localDate(new Date(Date.now() + days * 24 * 60 * 60 * 1_000).toISOString() as Instant);
