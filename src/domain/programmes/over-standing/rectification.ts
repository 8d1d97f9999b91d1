import { type Section, words } from '../../form/field';
import { text } from '../../form/fields';
import { parseText } from '../../identifiers/words';
import { aboutPart } from '../common/about';
import { daysIn, type WithDays, withDays } from '../common/answered-within';
import { contactPart } from '../common/contact';
import { daysToAnswer } from '../common/days-to-answer';
import { withoutRules } from '../common/without-rules';
import { type Programme } from '../programme';

const rectifyPart: Section = {
  id: 'rectify',
  fields: [
    text('found', words(parseText, 2_000), { kind: 'textarea', lines: 6 }),
    text('asked', words(parseText, 2_000), { kind: 'textarea', lines: 6 }),
    daysToAnswer,
  ],
};

/** 限期整改: whoever runs a place is to put something right by a date and shows that it was; visited, and what the place stands at goes on or ends. */
export const rectificationOver = (of: Pick<Programme, 'name' | 'story'>): Programme =>
  withoutRules({
    ...of,
    filedBy: 'supervisor',
    begunOver: { asks: rectifyPart.id, standing: true },
    hearingDays: ({ days }: WithDays) => days,
    upon: { ends: true },
    route: { order: [['hear'], ['visit'], ['investigate']], needed: ['hear', 'visit', 'investigate'] },
    form: [aboutPart, rectifyPart, contactPart],
    visitShows: ['about.address'],
    facts: daysIn(rectifyPart.id),
    shape: withDays,
  });
