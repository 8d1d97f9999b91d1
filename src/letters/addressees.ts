import { parseTelephone } from '../domain/identifiers/contact';
import { type ActorId, type PartyId, type PlaceId } from '../domain/values';
import { instantNow } from '../store/clock';
import { type NoticeTemplate } from '../store/notices';
import { tellOnce } from '../store/notices-to';
import { type peopleOf } from '../store/people';
import { type Store } from '../store/store';
import { type Language } from './words';

export interface AddresseeParts {
  store: Pick<Store, 'places' | 'notices'>;
  people: Pick<ReturnType<typeof peopleOf>, 'contact' | 'speakersOf'>;
}

/** What is written. @property once told once for this key, however often */
export interface What {
  template: NoticeTemplate;
  once: string;
  params: (language: Language) => Record<string, string>;
}

/** Tells accounts, each wherever they are reached. */
export async function tellAll(
  { store, people }: AddresseeParts,
  actors: readonly ActorId[],
  { template, once, params }: What,
): Promise<void> {
  const tell = tellOnce(store.notices, (id) => people.contact(id));
  for (const actor of new Set(actors)) await tell(actor, template, once, params);
}

/** Tells everybody who speaks for a unit now. */
export const tellUnit = async (parts: AddresseeParts, unit: PartyId, what: What, but?: ActorId): Promise<void> =>
  tellAll(
    parts,
    (await parts.people.speakersOf(unit)).map(({ id }) => id).filter((id) => id !== but),
    what,
  );

/** Tells whoever speaks for the unit that runs a place now, and its manager by telephone, who need have no account. */
export async function tellPlace(parts: AddresseeParts, id: PlaceId, what: What, but?: ActorId): Promise<void> {
  const { store, people } = parts;
  const place = await store.places.find(id);
  if (!place) return;
  await tellUnit(parts, place.operator, what, but);
  const manager = await store.places.manager(id);
  const telephone = manager && parseTelephone(manager.telephone);
  if (!telephone || !('kind' in telephone) || telephone.kind !== 'mobile') return;
  const told = await Promise.all((await people.speakersOf(place.operator)).map((one) => people.contact(one.id)));
  if (told.some((one) => one?.phone === telephone.value)) return;
  await store.notices.keep([
    {
      // What a manager without an account is told stands beside whom they manage it for.
      actor: `manager-of-${id}` as ActorId,
      once: what.once,
      template: what.template,
      channel: 'sms',
      address: telephone.value,
      language: 'zh-CN',
      params: what.params('zh-CN'),
      at: instantNow(),
    },
  ]);
}
