import { type Connection } from 'mongoose';
import { localDate } from '../../domain/calendar/instants';
import { type Place } from '../../domain/places/place';
import { type CaseId, type Instant, type LocalDate, type PartyId, type PlaceId } from '../../domain/values';
import { type Place as SealedPlace, type Sealed } from '../../sealing/seal';
import { instantNow } from '../clock';
import { collectionOf, json } from '../collection';
import { sealedRows } from '../sealed-rows';
import { type Closing } from './closing';

/** A place with how often it was changed: whoever saves says which version they saw. */
export interface Registered extends Place {
  version: number;
  /** Of whatever it was registered by. */
  key?: string;
  /** While it passes to another operator (交接中) it takes no enrolment, leave or month. */
  frozen?: Frozen;
}

/** @property by the case that it passes by */
export interface Frozen {
  by: CaseId;
  since: Instant;
}

/** Who ran it before, until when, and by which act it passed on. */
export interface FormerOperator {
  operator: PartyId;
  until: Instant;
  key: string;
  /** The first day of the next. */
  on: LocalDate;
}

export interface Row extends Omit<Registered, 'id'> {
  _id: PlaceId;
  former: FormerOperator[];
  closing?: Closing;
  /** When it was closed, until whoever runs it has been written to. */
  untold?: Instant;
  manager?: Sealed;
  committee?: Sealed;
}

const people = ['manager', 'committee'] as const;
export type People = (typeof people)[number];

export const sealedAt = (id: PlaceId, field: People): SealedPlace => ({ collection: 'places', id, field });

export const sealedPlaces = sealedRows<Row>({
  collection: 'places',
  sealed: (row) => people.flatMap((field) => (row[field] === undefined ? [] : [{ path: field, field }])),
});

export const today = (): LocalDate => localDate(instantNow());

/** 机构登记: homes and their kin. One document each; none is ever deleted, since months and cases speak of it. */
export const placeRows = (connection: Connection) =>
  collectionOf<Row>(
    connection,
    'places',
    {
      key: String,
      kind: String,
      name: String,
      area: String,
      address: String,
      operator: String,
      capacity: Number,
      rooms: Number,
      sizes: [json],
      opened: String,
      within: String,
      closed: String,
      closing: json,
      untold: String,
      sandbox: Boolean,
      version: Number,
      former: [json],
      frozen: json,
      manager: String,
      committee: String,
    },
    [
      [{ operator: 1 }],
      [{ 'former.operator': 1 }, { sparse: true }],
      [{ area: 1 }],
      [{ kind: 1, area: 1 }],
      [{ within: 1 }],
      [{ untold: 1 }, { sparse: true }],
    ],
  );

export type PlaceRows = ReturnType<typeof placeRows>;

/** A row without what is read only where it is asked for. */
export const opened = ({ _id, former: _f, closing: _c, untold: _u, manager: _m, committee: _committee, ...rest }: Row): Registered => ({
  ...rest,
  id: _id,
});

/** One that is open, as somebody saw it. */
export const seen = (id: PlaceId, version: number) => ({ _id: id, version, closed: { $exists: false } });
