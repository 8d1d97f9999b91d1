import { type Resident, type Stay } from '../../domain/places/stay';
import { type LocalDate, type PlaceId } from '../../domain/values';
import { instantNow } from '../clock';
import { unlessThere } from '../duplicate';
import { type Kept, keyOf, opened, type Row, sealing } from './row';

/** `there`: enrolled in this place already, and has not left. */
export type Enrolled = { kind: 'enrolled' | 'there'; stay: Stay };

type Guarded = Pick<Resident, 'guardian'>;

/** What is said of a resident: entered, and put right. */
export function enrolling({ stays, keys, things }: Kept) {
  /** Their ids, by number. */
  const guardiansOf = (all: readonly Guarded[]): Promise<Map<string, string>> =>
    things.idsOf(
      'guardian',
      all.flatMap(({ guardian }) => guardian?.identity ?? []),
    );
  /** After the write of what names them. */
  async function remain(persons: ReadonlyMap<string, string>, guardians: ReadonlyMap<string, string>): Promise<void> {
    await things.stay('employee', persons);
    await things.stay('guardian', guardians);
  }
  const guardianIn = (ids: ReadonlyMap<string, string>, { guardian }: Guarded): Pick<Row, 'guardian'> => {
    const id = guardian?.identity && ids.get(guardian.identity);
    return id ? { guardian: id } : {};
  };

  return {
    /** Enrols somebody; twice at once is once. @param from the first day */
    async enrol(place: PlaceId, from: LocalDate, resident: Resident): Promise<Enrolled> {
      const person = await things.idOf('employee', resident.identity);
      const before = await stays.find({ place, person }).lean<Row[]>();
      const open = before.find(({ until }) => until === undefined);
      if (open) return { kind: 'there', stay: opened(keys, open) };
      const _id = `${place}/${person}/${before.length}`;
      const guardians = await guardiansOf([resident]);
      const sealed = sealing(keys, _id, resident);
      const guardian = guardianIn(guardians, resident);
      const row: Row = { _id, place, person, n: before.length, ...guardian, from, version: 0, at: instantNow(), sealed };
      const fresh = await unlessThere(() => stays.insertMany([row]));
      await remain(new Map([[resident.identity, person]]), guardians);
      if (fresh) return { kind: 'enrolled', stay: opened(keys, row) };
      return { kind: 'there', stay: opened(keys, (await stays.findById(_id).lean<Row>()) as Row) };
    },

    /** Many at once, each as `enrol` does; whoever is there already stays as they are. @returns their stays, in the order given */
    async enrolAll(place: PlaceId, all: readonly (Resident & { from: LocalDate })[]): Promise<Stay[]> {
      const persons = await things.idsOf(
        'employee',
        all.map(({ identity }) => identity),
      );
      const guardians = await guardiansOf(all);
      const before = await stays.find({ place }).lean<Row[]>();
      const last = new Map(before.toSorted((one, other) => one.n - other.n).map((row) => [row.person, row]));
      const rows = all.map(({ from, ...resident }): Row => {
        const person = persons.get(resident.identity) as string;
        const there = last.get(person);
        if (there && there.until === undefined) return there;
        const n = there ? there.n + 1 : 0;
        const _id = `${place}/${person}/${n}`;
        const sealed = sealing(keys, _id, resident);
        return { _id, place, person, n, ...guardianIn(guardians, resident), from, version: 0, at: instantNow(), sealed };
      });
      const fresh = rows.filter(({ person }) => last.get(person)?.until !== undefined || !last.has(person));
      if (fresh.length > 0) await unlessThere(() => stays.insertMany(fresh, { ordered: false }));
      await remain(persons, guardians);
      return rows.map((row) => opened(keys, row));
    },

    /** Puts what is said of a resident right, if nobody has since it was read. False if somebody has. The person stays who they are. */
    async change(place: PlaceId, id: string, { from, ...resident }: Resident & { from: LocalDate }, seen: number): Promise<boolean> {
      const _id = keyOf(place, id);
      const row = await stays.findById(_id).lean<Row | null>();
      // Contracts of former operators are nothing that a form says.
      const { before } = row ? opened(keys, row) : {};
      const guardians = await guardiansOf([resident]);
      const { guardian } = guardianIn(guardians, resident);
      const sealed = sealing(keys, _id, { ...resident, ...(before ? { before } : {}) });
      const { matchedCount } = await stays.updateOne(
        { _id, version: seen },
        {
          $set: { sealed, from, ...(guardian ? { guardian } : {}) },
          ...(guardian ? {} : { $unset: { guardian: 1 } }),
          $inc: { version: 1 },
        },
      );
      await things.stay('guardian', guardians);
      return matchedCount === 1;
    },
  };
}
