import { type Section, words } from '../../form/field';
import { oneOf, text } from '../../form/fields';
import { parseText } from '../../identifiers/words';
import { aboutPart } from '../common/about';
import { daysIn, type WithDays, withDays } from '../common/answered-within';
import { contactPart } from '../common/contact';
import { daysToAnswer } from '../common/days-to-answer';
import { withoutRules } from '../common/without-rules';

/** Any one of these is enough. The list is ours (policy research §6.3, PD). */
const grounds = ['accident', 'false-roster', 'unpaid-wages'] as const;

const vetoPart: Section = {
  id: 'veto',
  fields: [oneOf('ground', grounds), text('found', words(parseText, 2_000), { kind: 'textarea', lines: 6 }), daysToAnswer],
};

/** 一票否决: a home's stars are suspended as it comes in, and a rating under way grants none; the home is heard, somebody looks into it, and they end or hold again. */
export const homeVeto = withoutRules({
  name: 'home-veto',
  story: 'homeVeto',
  filedBy: 'supervisor',
  begunOver: { asks: vetoPart.id, standing: 'stars' },
  hearingDays: ({ days }: WithDays) => days,
  upon: { suspends: true, ends: true },
  route: { order: [['hear'], ['visit', 'investigate']], needed: ['hear', 'investigate'] },
  form: [aboutPart, vetoPart, contactPart],
  visitShows: ['about.address'],
  facts: daysIn(vetoPart.id),
  shape: withDays,
});
