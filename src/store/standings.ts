import { type Connection } from 'mongoose';
import { hostsOf, type Standing } from '../domain/places/standing';
import { type CaseId, type LocalDate, type PlaceId } from '../domain/values';
import { collectionOf, json } from './collection';
import { unlessThere } from './duplicate';

type Row = Omit<Standing, 'case'> & { _id: CaseId };

const whole = ({ _id, ...rest }: Row): Standing => ({ case: _id, ...rest });

/** What places were granted, by the case that granted it; suspended and ended, and never deleted. Each write may run twice. */
export function standingsOf(connection: Connection) {
  const standings = collectionOf<Row>(
    connection,
    'standings',
    { place: String, what: String, value: Number, from: String, until: String, suspended: [json], ended: json, within: json },
    [[{ place: 1 }], [{ what: 1, until: 1 }]],
  );
  const open = { ended: { $exists: false } } as const;

  return {
    /** Once for a case: what stands there is never written over. */
    async grant({ case: _id, ...standing }: Standing): Promise<void> {
      await unlessThere(() => standings.insertMany([{ ...standing, _id }]));
    },

    async ofCase(id: CaseId): Promise<Standing | undefined> {
      const row = await standings.findById(id).lean<Row | null>();
      return row ? whole(row) : undefined;
    },

    /** All that these places ever had, the newest first. @param what of this kind only */
    async of(places: readonly PlaceId[], what?: string): Promise<Standing[]> {
      return (
        await standings
          .find({ place: { $in: [...places] }, ...(what === undefined ? {} : { what }) })
          .sort({ from: -1 })
          .lean<Row[]>()
      ).map(whole);
    },

    /** All that have anything to say of a day, of whatever place. @param what of this kind only */
    async about(day: LocalDate, what?: string): Promise<Standing[]> {
      const kind = what === undefined ? {} : { what };
      return (await standings.find({ ...kind, until: { $gte: day }, from: { $lte: day } }).lean<Row[]>()).map(whole);
    },

    /** What the places around these ever stood at: these fall with them. */
    async around(all: readonly Standing[]): Promise<Standing[]> {
      const hosts = hostsOf(all);
      if (hosts.length === 0) return [];
      const [places, kinds] = [hosts.map(({ place }) => place), hosts.map(({ what }) => what)];
      return (await standings.find({ place: { $in: places }, what: { $in: kinds } }).lean<Row[]>()).map(whole);
    },

    /** What another case granted the place of the same kind takes the place of those before it, from its first day on. */
    async replace({ place, what, from, case: by }: Standing): Promise<void> {
      await standings.updateMany({ place, what, _id: { $ne: by }, from: { $lte: from }, ...open }, { $set: { ended: { on: from, by } } });
    },

    /** It holds no more from a day on, nor does what the same case suspended; what ended before stays as it ended. */
    async end(id: CaseId, ended: { on: LocalDate; by: CaseId }): Promise<void> {
      await standings.updateMany({ $or: [{ _id: id }, { 'suspended.by': ended.by }], ...open }, { $set: { ended } });
    },

    /** It is suspended from a day on, once for each case that suspends it. */
    async suspend(id: CaseId, suspension: { from: LocalDate; by: CaseId }): Promise<void> {
      await standings.updateOne({ _id: id, 'suspended.by': { $ne: suspension.by } }, { $push: { suspended: suspension } });
    },

    /** All that a case suspended holds again from a day on. */
    async lift({ on, by }: { on: LocalDate; by: CaseId }): Promise<void> {
      await standings.updateMany({ suspended: { $elemMatch: { by, to: { $exists: false } } } }, { $set: { 'suspended.$.to': on } });
    },
  };
}
