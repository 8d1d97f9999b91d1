import { mayRead } from '../../../../domain/case/may-read';
import { type Actor } from '../../../../domain/offices';
import { type Language } from '../../../../store/people';
import { policyById } from '../../../cases/places';
import { officesBelow } from '../../../cases/reach';
import { searchTokens } from '../../../cases/tokens';
import { paths } from '../../../paths';
import { type Services } from '../../../services';
import { type Translate } from '../../../view/words';
import { type Asked, linkFrom } from './asked';

/** Every case that the officer may see, open or closed, whoever has it; the words themselves are not logged. */
export async function searched(services: Services, actor: Actor, asked: Asked, t: Translate, lang: Language) {
  const { store, keys, policies } = services;
  const offices = officesBelow(policies.offices, actor);
  const { rows, more } = await store.cases.search({ tokens: searchTokens(keys, asked.text), offices, page: asked.page });
  const link = linkFrom(asked);
  return {
    previous: asked.page > 1 ? link({ page: asked.page - 1 }) : undefined,
    next: more ? link({ page: asked.page + 1 }) : undefined,
    rows: rows
      .filter((one) => mayRead(policies.offices, actor, one.state, one.offices, 'progress'))
      .map((one) => ({
        href: one.programme === 'payment-batch' ? paths.batch(one.state.id) : paths.deskCase(one.state.id),
        number: one.number,
        name: one.masked || t('desk.batch'),
        matter: policyById(services, one.state.policy)?.term[lang] ?? one.programme,
        stage: t(`stage.${one.stage}`),
        submitted: one.submitted,
      })),
  };
}
