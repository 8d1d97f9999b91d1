import { canonicalJson } from '../../domain/canonical';
import { type Committee } from '../../domain/places/place';
import { type LocalDate, type PlaceId } from '../../domain/values';
import { type Keys } from '../../sealing/keys';
import { openJson, sealJson } from '../../sealing/seal';
import { type People, type PlaceRows, type Row, sealedAt, seen } from './row';

/** 管理员: whoever answers for the place day by day. The certificate is that of the training for it, with its last day. */
export interface Manager {
  name: string;
  telephone: string;
  certificateUntil: LocalDate;
}

/** Who answers for a place: sealed, and read only where it is asked for. */
export function answeringOf(places: PlaceRows, keys: Keys) {
  const whoIn = async <Who>(id: PlaceId, field: People): Promise<Who | undefined> => {
    const sealed = (await places.findById(id, { [field]: 1 }).lean<Pick<Row, People> | null>())?.[field];
    return sealed === undefined ? undefined : (openJson(keys, sealedAt(id, field), sealed) as Who);
  };

  return {
    manager: (id: PlaceId): Promise<Manager | undefined> => whoIn<Manager>(id, 'manager'),

    committee: (id: PlaceId): Promise<Committee | undefined> => whoIn<Committee>(id, 'committee'),

    /** Another manager, if nobody has changed the place since it was read; pressed twice it is once. @param seenVersion the version that was shown */
    async appoint(id: PlaceId, manager: Manager, seenVersion: number): Promise<boolean> {
      const sealed = sealJson(keys, sealedAt(id, 'manager'), manager);
      const { matchedCount } = await places.updateOne(seen(id, seenVersion), { $set: { manager: sealed }, $inc: { version: 1 } });
      if (matchedCount === 1) return true;
      const after = await places.exists(seen(id, seenVersion + 1));
      return after !== null && canonicalJson(await whoIn<Manager>(id, 'manager')) === canonicalJson(manager);
    },

    /** Of places that closed before a day: who managed them, and whose guardians ran them. */
    async forgetPeopleClosedBefore(day: LocalDate): Promise<void> {
      await places.updateMany({ closed: { $lt: day } }, { $unset: { manager: 1, committee: 1 } });
    },
  };
}
