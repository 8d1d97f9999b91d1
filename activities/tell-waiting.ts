import { localDate } from '../src/domain/calendar/instants';
import { type Instant } from '../src/domain/values';
import { type Schedules } from './contract';
import { type Ports } from './ports';

/** So many at once that an activity is soon over. */
const handful = 100;

/**
 * Writes to those who asked to be told (意向登记) that the matter has opened where they live, or that their day has come, and strikes them
 * off. The letter goes by their own key: whoever is struck off a moment too late hears of it once all the same.
 */
export const tellWaitingIn =
  ({ store, policyOpenIn, authorOf, tell }: Pick<Ports, 'store' | 'policyOpenIn' | 'authorOf' | 'tell'>): Schedules['tellWaiting'] =>
  async (after, asOf) => {
    const today = asOf ?? localDate(new Date().toISOString() as Instant);
    const waiting = await store.interest.waiting(today, after, handful);
    for (const one of waiting) {
      const policy = policyOpenIn(one.programme, one.area, today);
      const author = await authorOf(one.actor);
      if (author && !author.closed) {
        if (!policy) continue;
        const template = one.from ? 'qualifies-now' : 'matter-opened';
        await tell(one.actor, template, one.key, (language) => ({ term: policy.term[language], area: policy.areaName[language] }));
      }
      await store.interest.strikeOff(one.key);
    }
    return waiting.length < handful ? undefined : waiting.at(-1)?.key;
  };
