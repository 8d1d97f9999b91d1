import { localDate } from '../../src/domain/calendar/instants';
import { type Instant } from '../../src/domain/values';
import { type Translate } from '../../src/portal/view/words';

/** What an officer writes in an act of this kind, as the programme's own example has it, or else everybody's. */
function wordsFor(kind: string, t: Translate): string {
  const key = `guide.example.${kind}`;
  const said = t(key);
  return said === key ? t('guide.example.any') : said;
}

/**
 * What an officer might enter in the form of an act: of each choice the first, of papers one, and a day some days from now.
 * @param t as the case's programme says it: `locales/<language>/<programme>.json` here holds its own examples
 */
export function exampleAct(kind: string, choices: Readonly<Record<string, readonly string[]>>, t: Translate): Record<string, string> {
  const first = Object.entries(choices).flatMap(([name, [value]]) => (value === undefined ? [] : [[name, value]]));
  const item = choices['items']?.find((one) => one !== 'answers');
  return {
    text: wordsFor(kind, t),
    days: '3',
    day: daysOn(3),
    time: '10:00',
    by: daysOn(7),
    receipt: 'HZ-2026-0001',
    ...Object.fromEntries(first),
    ...(item === undefined ? {} : { items: item, [`words-${item}`]: t('guide.example.item') }),
  };
}

const daysOn = (days: number): string => localDate(new Date(Date.now() + days * 24 * 60 * 60 * 1_000).toISOString() as Instant);
