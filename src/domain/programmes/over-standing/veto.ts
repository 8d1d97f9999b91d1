import { type Section, words } from '../../form/field';
import { oneOf, text } from '../../form/fields';
import { parseText } from '../../identifiers/words';
import { aboutPart } from '../common/about';
import { daysIn, type WithDays, withDays } from '../common/answered-within';
import { contactPart } from '../common/contact';
import { daysToAnswer } from '../common/days-to-answer';
import { withoutRules } from '../common/without-rules';
import { type Programme } from '../programme';

/**
 * 一票否决: what a place stands at is suspended as it comes in, and nothing under way gives it more; whoever runs the place is heard, somebody looks
 * into it, and it ends or holds again.
 * @param grounds any one of which is enough
 */
export function vetoOver(of: Pick<Programme, 'name' | 'story'>, grounds: readonly string[]): Programme {
  const part: Section = {
    id: 'veto',
    fields: [oneOf('ground', grounds), text('found', words(parseText, 2_000), { kind: 'textarea', lines: 6 }), daysToAnswer],
  };
  return withoutRules({
    ...of,
    filedBy: 'supervisor',
    begunOver: { asks: part.id, standing: true },
    hearingDays: ({ days }: WithDays) => days,
    upon: { suspends: true, ends: true },
    route: { order: [['hear'], ['visit', 'investigate']], needed: ['hear', 'investigate'] },
    form: [aboutPart, part, contactPart],
    visitShows: ['about.address'],
    facts: daysIn(part.id),
    shape: withDays,
  });
}
