import { isOffices } from '../../../../domain/programmes';
import { mayRead } from '../../../../domain/case/may-read';
import { type Actor } from '../../../../domain/offices';
import { line } from '../../../../domain/text/normal';
import { type Language } from '../../../../store/people';
import { policyById } from '../../../cases/places';
import { officesBelow } from '../../../cases/reach';
import { searchFor } from '../../../cases/tokens';
import { paths } from '../../../paths';
import { type Services } from '../../../services';
import { type Translate } from '../../../view/words';
import { type Asked, linkFrom } from './asked';

const kept = paths.deskSearch;
const mostCharacters = 100;

/** Keeps what somebody searches for, sealed and for themselves: the address of what is found has only this id. */
export const keepSearch = ({ parked }: Services, actor: Actor, text: string): Promise<string> =>
  parked.keep(actor.id, { path: kept, fields: [['text', [...line(text)].slice(0, mostCharacters).join('')]] });

/** What was searched for under this id; nothing once it is over a day old, or if it was another's. */
export async function keptSearch({ parked }: Services, actor: Actor, id: string): Promise<string | undefined> {
  const found = await parked.read(id, actor.id);
  return found?.path === kept ? found.fields[0]?.[1] : undefined;
}

/** Every case that the officer may see, open or closed, whoever has it; the words themselves are not logged. */
export async function searched(services: Services, actor: Actor, asked: Asked, text: string, t: Translate, lang: Language) {
  const { store, keys, policies } = services;
  const offices = officesBelow(policies.offices, actor);
  const { rows, more } = await store.cases.search({ match: searchFor(keys, text), offices, page: asked.page });
  const link = linkFrom(asked);
  return {
    text,
    previous: asked.page > 1 ? link({ page: asked.page - 1 }) : undefined,
    next: more ? link({ page: asked.page + 1 }) : undefined,
    rows: rows
      .filter((one) => mayRead(policies.offices, actor, one.state, one.offices, 'progress'))
      .map((one) => ({
        href: isOffices(one.programme) ? paths.batch(one.state.id) : paths.deskCase(one.state.id),
        number: one.number,
        name: one.masked || t('desk.batch'),
        matter: policyById(services, one.state.policy)?.term[lang] ?? one.programme,
        stage: t(`stage.${one.stage}`),
        submitted: one.submitted,
      })),
  };
}
