import { type Connection } from 'mongoose';
import { type PartyId } from '../domain/values';
import { type Keys } from '../sealing/keys';
import { openJson, sealJson, type Place, type Sealed } from '../sealing/seal';
import { collectionOf } from './collection';
import { sealedRows } from './sealed-rows';
import { type Things } from './things';

/** 单位: by what it is known, and what it is called. */
export interface Party {
  id: PartyId;
  /** 统一社会信用代码. */
  uscc: string;
  name: string;
}

interface Row {
  _id: PartyId;
  sealed: Sealed;
}

const place = (id: PartyId): Place => ({ collection: 'parties', id, field: 'sealed' });

export const sealedParties = sealedRows<Row>({ collection: 'parties', sealed: () => [{ path: 'sealed', field: 'sealed' }] });

/** Units for which people act. A unit's id is the random id that its firm has among the things for which a right is claimed. */
export function partiesOf(connection: Connection, keys: Keys, things: Things) {
  const parties = collectionOf<Row>(connection, 'parties', { sealed: String });

  const opened = ({ _id, sealed }: Row): Party => ({ id: _id, ...(openJson(keys, place(_id), sealed) as Omit<Party, 'id'>) });

  return {
    /** The unit of this code, made when it is first named; its name is what the register calls it now. */
    async named({ uscc, name }: Omit<Party, 'id'>): Promise<Party> {
      const id = (await things.idOf('firm', uscc)) as PartyId;
      const party = { id, uscc, name };
      await parties.updateOne({ _id: id }, { $set: { sealed: sealJson(keys, place(id), { uscc, name }) } }, { upsert: true });
      return party;
    },

    /** Those of the ids that there are. */
    async byIds(ids: readonly PartyId[]): Promise<Party[]> {
      return (await parties.find({ _id: { $in: [...new Set(ids)] } }).lean<Row[]>()).map(opened);
    },
  };
}
