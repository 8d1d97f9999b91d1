import { holdsOn, type Mandate } from '../../domain/mandates';
import { localDate } from '../../domain/calendar/instants';
import { type ActorId, type LocalDate, type PartyId, type PersonId } from '../../domain/values';
import { instantNow } from '../clock';
import { type LettersBy } from './account';
import { type People, type Row, stillOpen } from './rows';

/** A mandate with whose it is. */
export interface Held {
  actor: ActorId;
  mandate: Mandate;
}

export const today = (): LocalDate => localDate(instantNow());

/** The units for which an account speaks now. */
export const partiesOf = ({ mandates = [] }: Pick<Row, 'mandates'>, on = today()): PartyId[] => [
  ...new Set(mandates.filter((one) => holdsOn(one, on)).map((one) => one.party)),
];

/** Who speaks for which unit. They stand with the account that holds them, so that each is given and ended by one write. */
export function mandatesOf(people: People) {
  return {
    /** Gives one to an open account; while it stands, the same id again changes nothing. False if the account is gone or closed. */
    async giveMandate(actor: ActorId, mandate: Mandate): Promise<boolean> {
      const account = { _id: actor, ...stillOpen };
      // One that was ended is over, and is given anew like any other.
      const standing = { $elemMatch: { id: mandate.id, ended: { $exists: false } } };
      const given = await people.updateOne({ ...account, mandates: { $not: standing } }, { $push: { mandates: mandate } });
      return given.matchedCount === 1 || (await people.exists({ ...account, mandates: standing })) !== null;
    },

    /** Ends one, at once and for good; false if there is none that stands. */
    async endMandate(id: string, party: PartyId, by: ActorId): Promise<boolean> {
      const standing = { $elemMatch: { id, party, ended: { $exists: false } } };
      const ended = await people.updateOne({ mandates: standing }, { $set: { 'mandates.$.ended': { at: instantNow(), by } } });
      return ended.matchedCount === 1;
    },

    /** All that an account holds and held. */
    async mandatesOf(actor: ActorId): Promise<Mandate[]> {
      return (await people.findById(actor, { mandates: 1 }).lean<Pick<Row, 'mandates'> | null>())?.mandates ?? [];
    },

    /** Everybody who speaks for a unit or did, of open accounts and closed ones. */
    async mandatesFor(party: PartyId): Promise<Held[]> {
      const rows = await people.find({ 'mandates.party': party }, { mandates: 1 }).limit(200).lean<Pick<Row, '_id' | 'mandates'>[]>();
      return rows.flatMap(({ _id: actor, mandates = [] }) =>
        mandates.filter((one) => one.party === party).map((mandate) => ({ actor, mandate })),
      );
    },

    /** Whom a letter to a unit reaches now, and how each wants to be written to. */
    async speakersOf(party: PartyId): Promise<{ id: ActorId; person: PersonId; letters: LettersBy }[]> {
      const rows = await people
        .find({ 'mandates.party': party, ...stillOpen }, { person: 1, letters: 1, mandates: 1 })
        .sort({ _id: 1 })
        .limit(200)
        .lean<Pick<Row, '_id' | 'person' | 'letters' | 'mandates'>[]>();
      return rows.filter((row) => partiesOf(row).includes(party)).map(({ _id, person, letters }) => ({ id: _id, person, letters }));
    },
  };
}
