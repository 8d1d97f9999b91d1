import { randomBytes } from 'node:crypto';
import { type Connection } from 'mongoose';
import { type ActorId, type Instant, type LocalDate, type PartyId } from '../domain/values';
import { blindIndex, blindIndexes } from '../sealing/blind-index';
import { type Keys } from '../sealing/keys';
import { openJson, sealJson, type Place, type Sealed } from '../sealing/seal';
import { instantNow } from './clock';
import { collectionOf } from './collection';
import { today } from './people/mandates';
import { sealedRows } from './sealed-rows';

/** A unit's representative names somebody its clerk (经办人); nobody is one before they say yes. */
export interface MandateOffer {
  id: string;
  party: PartyId;
  name: string;
  /** By this number whoever is named finds it, once it is proven to be theirs. */
  identity: string;
  until: LocalDate;
  by: ActorId;
  at: Instant;
  state: 'open' | 'accepted' | 'declined' | 'taken-back';
}

interface Row extends Omit<MandateOffer, 'id' | 'name' | 'identity'> {
  _id: string;
  sealed: Sealed;
  identityIndex: string;
}

const place = (id: string): Place => ({ collection: 'mandate-offers', id, field: 'sealed' });
const at = { path: 'sealed', field: 'sealed' };
const identityOf = (sealed: string): string => (JSON.parse(sealed) as Pick<MandateOffer, 'identity'>).identity;

export const sealedMandateOffers = sealedRows<Row>({
  collection: 'mandate-offers',
  sealed: () => [at],
  indexes: () => [{ path: 'identityIndex', make: (keys, opened) => blindIndex(keys, 'identity', identityOf(opened(at))) }],
});

/** Who was named a clerk of which unit, and what they said to it. */
export function mandateOffersOf(connection: Connection, keys: Keys) {
  const offers = collectionOf<Row>(
    connection,
    'mandate-offers',
    { party: String, sealed: String, identityIndex: String, until: String, by: String, at: String, state: String },
    [[{ identityIndex: 1, state: 1 }], [{ party: 1, at: -1 }]],
  );

  const opened = ({ _id, sealed, identityIndex: _index, ...rest }: Row): MandateOffer => ({
    ...rest,
    id: _id,
    ...(openJson(keys, place(_id), sealed) as Pick<MandateOffer, 'name' | 'identity'>),
  });

  /** What would last until a day that is past is no offer any more. */
  const open = () => ({ state: 'open' as const, until: { $gte: today() } });

  return {
    async make({ name, identity, ...rest }: Omit<MandateOffer, 'id' | 'at' | 'state'>): Promise<void> {
      const _id = randomBytes(12).toString('base64url');
      const sealed = sealJson(keys, place(_id), { name, identity });
      await offers.insertMany([
        { ...rest, _id, sealed, identityIndex: blindIndex(keys, 'identity', identity), at: instantNow(), state: 'open' },
      ]);
    },

    /** Takes back what an account offered for a unit and nobody has answered. */
    async takeBackOf(party: PartyId, by: ActorId): Promise<void> {
      await offers.updateMany({ party, by, state: 'open' }, { $set: { state: 'taken-back' } });
    },

    /** Still to be answered by whoever holds this number. */
    async openFor(identity: string): Promise<MandateOffer[]> {
      const index = { $in: blindIndexes(keys, 'identity', identity) };
      return (
        await offers
          .find({ identityIndex: index, ...open() })
          .sort({ at: 1 })
          .limit(20)
          .lean<Row[]>()
      ).map(opened);
    },

    /** Still to be answered, of one unit. */
    async openOf(party: PartyId): Promise<MandateOffer[]> {
      return (
        await offers
          .find({ party, ...open() })
          .sort({ at: 1 })
          .limit(50)
          .lean<Row[]>()
      ).map(opened);
    },

    async read(id: string): Promise<MandateOffer | undefined> {
      const row = await offers.findById(id).lean<Row | null>();
      return row ? opened(row) : undefined;
    },

    /** Settles an open one, once; false if it was settled before, or its last day is past. */
    async settle(id: string, state: Exclude<MandateOffer['state'], 'open'>): Promise<boolean> {
      return (await offers.updateOne({ _id: id, ...open() }, { $set: { state } })).matchedCount === 1;
    },
  };
}
