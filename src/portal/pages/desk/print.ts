import { Router, type Response } from 'express';
import { type StartupGrantAnswers } from '../../../domain/programmes/startup-grant-answers';
import { type CaseId, type OfficeId } from '../../../domain/values';
import { instantNow } from '../../../store/clock';
import { type Letter } from '../../../store/letters';
import { noteAlso } from '../../logged';
import { textOf } from '../../middleware/bodies';
import { onlyFor, viewerOf } from '../../middleware/viewer';
import { paths, patterns } from '../../paths';
import { type Services } from '../../services';
import { show } from '../../view/show';
import { notFound } from '../errors';

/** Letters on paper that the reader's offices have still to print and post; marking one is asked twice, for nothing brings it back. */
export function printPages(services: Services): Router {
  const { store } = services;
  const router = Router();

  router.get(patterns.deskPrint, onlyFor('officer'), async (req, res) => {
    const { t } = res.locals;
    const waiting = (await Promise.all(officesOf(res).map((office) => store.letters.toPrint(office)))).flat();
    const letters = await lettersOf(services, waiting, res);
    const sure = letters.find((one) => one.key === req.query['letter']);
    show(res, 'desk/print', { title: t('print.title'), letters: sure ? [] : letters, sure });
  });

  router.post(patterns.deskPrint, onlyFor('officer'), async (req, res) => {
    const letter = await store.letters.read(textOf(req, 'letter'));
    if (!letter?.office || !officesOf(res).includes(letter.office)) return notFound(req, res);
    await store.letters.printed(letter.key, instantNow());
    res.redirect(303, paths.deskPrint);
  });

  return router;
}

/** To whom and where each goes: an envelope needs name and address whole, so each look at a case's is logged. */
async function lettersOf({ store, people, policies }: Services, waiting: readonly Letter[], res: Response) {
  const { t, lang } = res.locals;
  const cases = new Map((await store.cases.readMany(waiting.map((one) => one.case))).map((one) => [one.state.id, one.state]));
  const names = await people.names(waiting.flatMap((one) => (one.to.actor ? [one.to.actor] : [])));
  const addresses = new Map<CaseId, string | undefined>();
  for (const [id, state] of cases) {
    const answers = (await store.texts.readJson(state.answers.id)) as StartupGrantAnswers | undefined;
    addresses.set(id, answers?.contact.address);
    noteAlso(res, { what: 'unmask', case: id });
  }
  return waiting.map((one) => ({
    key: one.key,
    href: paths.caseLetter(one.case, one.key),
    mark: `${paths.deskPrint}?${new URLSearchParams({ letter: one.key }).toString()}`,
    subject: t(`letters.${one.template}.subject`, { number: '', term: '' }),
    number: (one.params as { number?: string }).number,
    addressee: one.to.actor ? names.get(one.to.actor) : undefined,
    address: addresses.get(one.case) ?? t('print.noAddress'),
    office: policies.offices.find((office) => office.id === one.office)?.name[lang],
    at: one.at,
  }));
}

const officesOf = (res: Response): OfficeId[] => [...new Set(viewerOf(res).actor.posts.map((post) => post.office))];
