import { type Size } from './size';
import { type AreaCode, type LocalDate, type PartyId, type PlaceId } from '../values';

/**
 * What kind of place: “工疗型”残疾人之家, 星工坊, 职业援助中心, 职康中心, 爱心屋. Which of them a district knows, and what it asks of one, its
 * policies say.
 */
export const placeKinds = ['home', 'star-workshop', 'assistance-centre', 'rehabilitation-centre', 'caring-house'] as const;
export type PlaceKind = (typeof placeKinds)[number];

/** 机构: a place as it is registered. Nothing in it is said of a person, so that all of it may stand in public. */
export interface Place {
  /** 机构编号: `330402-home-003`; given once and never to another. */
  id: PlaceId;
  kind: PlaceKind;
  name: string;
  /** The street or district that it lies in. */
  area: AreaCode;
  address: string;
  /** 承办企业: the unit that runs it now. Whoever speaks for that unit speaks for the place. */
  operator: PartyId;
  /** How many people may be looked after at once. */
  capacity: number;
  rooms: number;
  /** Both as they stood from which day on, the oldest first; of what was registered before they were kept, from its first change. */
  sizes?: Size[];
  opened: LocalDate;
  /** Of a place inside another (星工坊 in a qualified home): falls with that one's standing. */
  within?: PlaceId;
  /** The last day that it was open. */
  closed?: LocalDate;
  /** Made up, for trying out. */
  sandbox: boolean;
}

/** What is said of a place that is to be registered; number, operator and day are the register's. */
export interface NewPlace extends Pick<Place, 'name' | 'area' | 'address' | 'capacity' | 'rooms'> {
  committee?: Committee;
}

/** 监护人管理小组 of a place that guardians run, with the one of them who is responsible. */
export interface Committee {
  responsible: string;
  telephone: string;
  /** The others, by name. */
  members: string[];
}
