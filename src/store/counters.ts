import { type Connection } from 'mongoose';
import { caseCheckDigit } from '../domain/identifiers/case-number';
import { type AreaCode, type LocalDate } from '../domain/values';
import { collectionOf } from './collection';
import { unlessThere } from './duplicate';

interface Counter {
  _id: string;
  last: number;
}

export function countersOf(connection: Connection) {
  const counters = collectionOf<Counter>(connection, 'counters', { last: Number });

  /**
   * The next number of this name, from 1; no two callers ever get the same. A caller that dies leaves a gap. The counter is made
   * by an insert of its own: an upsert that loses against another may have counted all the same on one of the engines.
   */
  async function next(name: string): Promise<number> {
    const increment = () =>
      counters.findOneAndUpdate({ _id: name }, { $inc: { last: 1 } }, { returnDocument: 'after' }).lean<Counter | null>();
    const there = await increment();
    if (there) return there.last;
    await unlessThere(() => counters.insertMany([{ _id: name, last: 0 }]));
    const counter = await increment();
    if (!counter) throw new Error(`counter ${name} did not count`);
    return counter.last;
  }

  return {
    next,
    /** The next number of this name for whatever has this key, and the same one ever after; two who ask at once get the same. */
    async nextFor(name: string, key: string): Promise<number> {
      const _id = `${name}#${key}`;
      const given = () => counters.findById(_id).lean<Counter | null>();
      const there = await given();
      if (there) return there.last;
      const last = await next(name);
      return (await unlessThere(() => counters.insertMany([{ _id, last }]))) ? last : ((await given()) as Counter).last;
    },
    /** 办件编号: area (6 digits), day, running number of that day there, check digit. Says nothing of the person. */
    async caseNumber(area: AreaCode, date: LocalDate): Promise<string> {
      const [place, day] = [area.slice(0, 6), date.replaceAll('-', '')];
      const running = String(await next(`case/${place}/${day}`)).padStart(6, '0');
      return `${place}-${day}-${running}${String(caseCheckDigit(place + day + running))}`;
    },
  };
}
