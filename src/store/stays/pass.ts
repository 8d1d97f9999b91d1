import { passedOn } from '../../domain/places/passed';
import { type Passed, type Resident, type Stay, type StayEnd } from '../../domain/places/stay';
import { type LocalDate, type PlaceId } from '../../domain/values';
import { type Kept, keyOf, opened, type Row, sealing } from './row';

/** Whoever leaves, and whoever goes on with another operator. */
export const passing = ({ stays, keys }: Kept) => ({
  /** Their last day and why, once: what was said first stays. True if they have left, now or before. */
  async leave(place: PlaceId, id: string, until: LocalDate, why: StayEnd): Promise<boolean> {
    const _id = keyOf(place, id);
    const left = await stays.updateOne({ _id, until: { $exists: false } }, { $set: { until, why }, $inc: { version: 1 } });
    return left.matchedCount === 1 || (await stays.exists({ _id, until: { $exists: true } })) !== null;
  },

  /**
   * Goes on with another operator from a day on, once for a key: contract and all else stay, but for who the contract is with.
   * @returns it as it stands now; undefined only where there is no such stay
   */
  async pass(place: PlaceId, id: string, passed: Passed): Promise<Stay | undefined> {
    const _id = keyOf(place, id);
    for (;;) {
      const row = await stays.findById(_id).lean<Row | null>();
      if (!row) return undefined;
      if (row.passed?.some(({ key }) => key === passed.key)) return opened(keys, row);
      const { name, identity, certificate, certificateUntil, contract, before, guardian } = opened(keys, row);
      const resident = { name, identity, certificate, certificateUntil, contract, before, guardian };
      const sealed = sealing(keys, _id, passedOn(JSON.parse(JSON.stringify(resident)) as Resident, passed));
      const { matchedCount } = await stays.updateOne(
        { _id, version: row.version },
        { $set: { sealed }, $push: { passed }, $inc: { version: 1 } },
      );
      // Somebody put something right in between: what they said passes.
      if (matchedCount === 1) return opened(keys, (await stays.findById(_id).lean<Row>()) as Row);
    }
  },

  /** Of these stays those that have passed by this key. */
  async passedBy(place: PlaceId, ids: readonly string[], key: string): Promise<string[]> {
    const rows = await stays
      .find({ _id: { $in: ids.map((id) => keyOf(place, id)) }, 'passed.key': key }, { person: 1, n: 1 })
      .lean<Pick<Row, '_id' | 'person' | 'n'>[]>();
    return rows.map(({ person, n }) => `${person}.${n}`);
  },
});
