import { type Connection } from 'mongoose';
import { type After } from '../../domain/ground/after';
import { type ActorId, type CaseId, type Instant, type PartyId, type PersonId, type PlaceId } from '../../domain/values';
import { blindIndex } from '../../sealing/blind-index';
import { type Keys } from '../../sealing/keys';
import { open, openJson, type Place, type Sealed } from '../../sealing/seal';
import { collectionOf, json } from '../collection';
import { sealedRows } from '../sealed-rows';

export interface Invitation {
  /** SHA-256 of the token in the letter; also the invitation's id. */
  token: string;
  name: string;
  /** The identity number named, so that whoever signs in with it finds the invitation. */
  identity?: string;
  /** Who answered, or whom the identity was found to be. */
  person?: PersonId;
  state: 'invited' | 'confirmed' | 'declined';
  at: Instant;
}

export interface Draft {
  /** The one case id it will ever have is its own id. */
  caseId: CaseId;
  owner: ActorId;
  /** The unit for which it is filled in: all who speak for it share it. */
  party?: PartyId;
  /** The place of that unit for which it is filed. */
  place?: PlaceId;
  programme: string;
  /** Id of the policy file it was begun under. */
  policy: string;
  /** What was typed, by section; the page's schema checks it. */
  sections: Record<string, unknown>;
  /** Grows by one with each section saved. */
  version: number;
  /** How often each section was saved: two tabs in different sections are no conflict. */
  saves: Record<string, number>;
  partners: Invitation[];
  /** Of a linked case: what it follows. */
  after?: After;
  submitted?: { number: string; at: Instant };
  created: Instant;
  saved: Instant;
}

type SealedInvitation = Omit<Invitation, 'name' | 'identity'> & { name: Sealed; identity?: Sealed; identityIndex?: string };

export interface Row extends Omit<Draft, 'caseId' | 'sections' | 'partners'> {
  _id: CaseId;
  sections: Record<string, Sealed>;
  partners: SealedInvitation[];
  /** Whose it is: a unit's, or an account's own. */
  holder: string;
  /** Not submitted yet: a holder has one such per programme, and per place where it is for one. */
  open: boolean;
  /** The key of a linked draft; of one that somebody began, the place that it is for, or nothing. */
  series: string;
  /** How many this person had submitted when it was begun; never changed, so that a plain unique index keeps one open at a time. */
  slot: number;
}

/** Where a part of a draft is sealed. */
export const place = (id: CaseId, field: string): Place => ({ collection: 'drafts', id, field });
export const partnerField = (token: string, what: 'name' | 'identity'): string => `partners/${token}${what === 'name' ? '' : `/${what}`}`;
const partnerAt = (n: number, token: string, what: 'name' | 'identity') => ({
  path: `partners.${n}.${what}`,
  field: partnerField(token, what),
});

export const sealedDrafts = sealedRows<Row>({
  collection: 'drafts',
  sealed: ({ sections, partners }) => [
    ...Object.keys(sections).map((name) => ({ path: `sections.${name}`, field: `sections/${name}` })),
    ...partners.flatMap(({ token, identity }, n) => [
      partnerAt(n, token, 'name'),
      ...(identity === undefined ? [] : [partnerAt(n, token, 'identity')]),
    ]),
  ],
  indexes: ({ partners }) =>
    partners.map(({ token }, n) => ({
      path: `partners.${n}.identityIndex`,
      make: (keys, opened) => blindIndex(keys, 'identity', opened(partnerAt(n, token, 'identity'))),
    })),
});

/** The rows of drafts, and how one that was read becomes whole again. */
export function draftRowsOf(connection: Connection, keys: Keys) {
  const drafts = collectionOf<Row>(
    connection,
    'drafts',
    {
      owner: String,
      party: String,
      place: String,
      holder: String,
      programme: String,
      policy: String,
      sections: json,
      version: Number,
      saves: json,
      partners: [
        { _id: false, token: String, name: String, identity: String, identityIndex: String, person: String, state: String, at: String },
      ],
      submitted: json,
      created: String,
      saved: String,
      open: Boolean,
      slot: Number,
      series: String,
      after: json,
    },
    [
      [
        { holder: 1, programme: 1, series: 1, slot: 1 },
        { unique: true, name: 'one open' },
      ],
      [{ holder: 1, saved: -1 }],
      [{ 'partners.token': 1 }],
      [{ 'partners.identityIndex': 1 }],
      [{ 'partners.person': 1 }],
    ],
  );

  function opened({ _id, sections, partners, holder: _holder, open: _open, slot: _slot, series: _series, ...rest }: Row): Draft {
    return {
      ...rest,
      caseId: _id,
      sections: Object.fromEntries(
        Object.entries(sections).map(([name, sealed]) => [name, openJson(keys, place(_id, `sections/${name}`), sealed)]),
      ),
      partners: partners.map(({ name, identity, identityIndex: _index, ...one }) => ({
        ...one,
        name: open(keys, place(_id, partnerField(one.token, 'name')), name),
        ...(identity === undefined ? {} : { identity: open(keys, place(_id, partnerField(one.token, 'identity')), identity) }),
      })),
    };
  }

  return { drafts, opened };
}

export type DraftRows = ReturnType<typeof draftRowsOf>;
