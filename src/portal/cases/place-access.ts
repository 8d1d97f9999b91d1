import { type Request, type Response } from 'express';
import { above, type Actor, type Office, officeFor, type Role } from '../../domain/offices';
import { type AreaCode, type OfficeId, type PlaceId } from '../../domain/values';
import { type Registered } from '../../store/places';
import { note } from '../logged';
import { viewerOf } from '../middleware/viewer';
import { type Services } from '../services';
import { notFound } from '../view/errors';

/** A place as the reader sees it: as whoever speaks for the unit that runs it, or as an officer who looks. */
export interface PlaceLook {
  place: Registered;
  as: 'operator' | 'officer';
}

/** Who of an office has to do with the people of a place: not finance, and not whoever reads logs. */
const looking: readonly Role[] = ['window', 'inspector', 'reviewer', 'approver', 'supervisor'];

/** Offices that look after places: a district's and a city's, and no finance bureau. */
const isOver = ({ level, unit }: Office): boolean => (level === 'district' || level === 'city') && unit !== 'finance-bureau';

/** Has somebody such a post anywhere? */
export const looksAfterPlaces = (offices: readonly Office[], { kind, posts }: Pick<Actor, 'kind' | 'posts'>): boolean =>
  kind === 'officer' && posts.some(({ role, office }) => looking.includes(role) && offices.some((one) => one.id === office && isOver(one)));

/** The district's and the city's offices above some and among them, and what stands beside them. */
function officesAbove(offices: readonly Office[], some: readonly Office[]): Office[] {
  const chain = some.flatMap((one) => [one, ...above(offices, one)]);
  const beside = offices.filter(({ parent, level }) => chain.some((one) => one.id === parent && one.level === level));
  return [...chain, ...beside].filter(isOver);
}

/** Those of an area. */
const officesOver = (offices: readonly Office[], area: AreaCode): Office[] =>
  officesAbove(
    offices,
    offices.filter(({ serves }) => serves.includes(area)),
  );

const holdsIn = ({ kind, posts }: Pick<Actor, 'kind' | 'posts'>, over: readonly Office[]): boolean =>
  kind === 'officer' && posts.some(({ role, office }) => looking.includes(role) && over.some(({ id }) => id === office));

/** Whether somebody answers for what lies in an area: a supervisor of its district, or of the city above. */
export function answersFor(offices: readonly Office[], { kind, posts }: Pick<Actor, 'kind' | 'posts'>, area: AreaCode): boolean {
  const over = offices.filter(({ serves }) => serves.includes(area)).flatMap((one) => [one, ...above(offices, one)]);
  const fits = over.filter(({ level }) => level === 'district' || level === 'city').map(({ id }) => id);
  return kind === 'officer' && posts.some(({ role, office }) => role === 'supervisor' && fits.includes(office));
}

/** Every area that is served here and that somebody answers for. */
export const areasAnsweredFor = (offices: readonly Office[], actor: Pick<Actor, 'kind' | 'posts'>): AreaCode[] =>
  [...new Set(offices.flatMap(({ serves }) => serves))].filter((area) => answersFor(offices, actor, area));

/** Every area that is served by an office of an officer's own, or by one below it: what of it is looked after, `oversees` says place by place. */
export function areasOverseen(offices: readonly Office[], actor: Pick<Actor, 'kind' | 'posts'>): AreaCode[] {
  const areas = [...new Set(offices.flatMap(({ serves }) => serves))];
  return areas.filter((area) => oversees(offices, actor, area));
}

/** Every place that an officer looks after, closed ones too. */
export async function placesOverseen(
  { store, policies }: Pick<Services, 'store' | 'policies'>,
  actor: Pick<Actor, 'kind' | 'posts'>,
): Promise<Registered[]> {
  const areas = areasOverseen(policies.offices, actor);
  const known = new Set<AreaCode>(areas);
  return (await store.places.in(areas)).filter(({ area }) => known.has(area) || oversees(policies.offices, actor, area));
}

/** Whether an officer looks after what lies in an area. */
export const oversees = (offices: readonly Office[], actor: Pick<Actor, 'kind' | 'posts'>, area: AreaCode): boolean =>
  holdsIn(actor, officesOver(offices, area));

/** The federations of districts and cities whose desk an officer looks after: by a post there, above it or beside it. */
export const desksOf = (offices: readonly Office[], actor: Pick<Actor, 'kind' | 'posts'>): Office[] =>
  offices.filter((one) => isOver(one) && one.unit === 'federation' && holdsIn(actor, officesAbove(offices, [one])));

/** The federation at whose desk what concerns an area is kept: the district's, or the city's where no district's is there. */
export const deskFor = (offices: readonly Office[], area: AreaCode): OfficeId | undefined =>
  (officeFor(offices, area, 'district', 'federation') ?? officeFor(offices, area, 'city', 'federation'))?.id;

/** As what somebody may look at a place; undefined for everybody else. */
export function placeLookOf(offices: readonly Office[], actor: Actor, place: Registered): PlaceLook | undefined {
  if (actor.kind === 'applicant') return actor.parties?.includes(place.operator) ? { place, as: 'operator' } : undefined;
  return oversees(offices, actor, place.area) ? { place, as: 'officer' } : undefined;
}

/** The place that an address names, or undefined once 404 was answered. @param as only for those; without it, for whoever may look */
export async function placeFor(
  { store, policies }: Pick<Services, 'store' | 'policies'>,
  req: Request,
  res: Response,
  as?: PlaceLook['as'],
): Promise<PlaceLook | undefined> {
  const place = await store.places.find(String(req.params['id']) as PlaceId);
  const look = place && placeLookOf(policies.offices, viewerOf(res).actor, place);
  if (look && (as === undefined || look.as === as)) {
    note(res, { target: look.place.id });
    return look;
  }
  notFound(req, res);
  return undefined;
}
