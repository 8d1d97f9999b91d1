import { type Month, type PlaceId } from '../../../domain/values';

/** Why a month is left as it is: a case was paid by it. Undefined where none was. The words are for whoever would change it. */
export type Locked = (place: PlaceId, month: Month) => Promise<string | undefined>;

/** No case is paid by a month yet. */
export const unlocked: Locked = () => Promise.resolve(undefined);
