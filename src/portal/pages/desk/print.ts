import { type Answers } from '../../../domain/form/answers';
import { wordsOf } from '../../../domain/programmes/words';
import { postalAddress } from '../../../domain/programmes/common/contact';
import { Router, type Request, type Response } from 'express';
import { mayPost, postsFor } from '../../../domain/case/may-read';
import { type CaseId, type StepId } from '../../../domain/values';
import { type CaseRow } from '../../../store/cases';
import { type LetterParams } from '../../../letters/params';
import { instantNow } from '../../../store/clock';
import { type Letter } from '../../../store/letters';
import { lettersToPost } from '../../cases/letters-to-post';
import { note, noteAlso } from '../../logged';
import { textOf } from '../../middleware/bodies';
import { onlyFor, viewerOf } from '../../middleware/viewer';
import { paths, patterns } from '../../paths';
import { requestsOf } from '../../requests';
import { type Services } from '../../services';
import { show } from '../../view/show';
import { badForm, forbidden, notFound } from '../../view/errors';

const posted = 'posted' as StepId;

/**
 * Letters on paper that the reader's posts have still to print and post. Marking one is asked twice, for nothing brings it back; it rests
 * on the word of whoever said so, which stays beside the letter.
 */
export function printPages(services: Services): Router {
  const { store, keys } = services;
  const router = Router();

  router.get(patterns.deskPrint, onlyFor('officer'), async (req, res) => {
    const { t } = res.locals;
    const { actor } = viewerOf(res);
    if (postsFor(actor).length === 0) return forbidden(req, res);
    const asked = req.query['letter'];
    const letters = await lettersOf(services, typeof asked === 'string' ? asked : undefined, res);
    const [sure] = asked === undefined ? [] : letters;
    show(res, 'desk/print', {
      title: t('print.title'),
      letters: sure ? [] : letters,
      sure: sure && { ...sure, request: requestsOf(keys).issue(actor.id, sure.case, posted) },
    });
  });

  router.post(patterns.deskPrint, onlyFor('officer'), async (req, res) => {
    const { actor } = viewerOf(res);
    const letter = await postable(services, req, res);
    if (!letter) return;
    const request = requestsOf(keys).take(textOf(req, 'request'), actor.id, letter.case, posted);
    if (request === 'forged' || request === 'expired') {
      res.locals.why = `form-${request}`;
      return badForm(req, res, 403);
    }
    await store.letters.printed(letter.key, instantNow(), actor.id);
    res.redirect(303, paths.deskPrint);
  });

  return router;
}

/** The letter named, if the reader posts it; otherwise it was answered. */
async function postable({ store, policies }: Services, req: Request, res: Response): Promise<Letter | undefined> {
  const { actor } = viewerOf(res);
  if (postsFor(actor).length === 0) {
    forbidden(req, res);
    return undefined;
  }
  const letter = await store.letters.read(textOf(req, 'letter'));
  const row = letter && (await store.cases.read(letter.case));
  if (letter && row) note(res, { case: letter.case, target: letter.key, offices: row.offices });
  if (letter?.channel === 'paper' && row && mayPost(policies.offices, actor, row.state, row.offices, letter.office ?? '')) return letter;
  notFound(req, res);
  return undefined;
}

/**
 * To whom and where each goes: an envelope needs name and address whole, so each look at a case's is logged.
 * @param asked the key of the only one to be shown
 */
async function lettersOf(services: Services, asked: string | undefined, res: Response) {
  const { store, people, policies } = services;
  const { t, lang } = res.locals;
  const { actor } = viewerOf(res);
  const { letters: waiting, cases } = await lettersToPost(services, actor);
  const letters = waiting.filter((one) => asked === undefined || one.key === asked);
  const names = await people.names(letters.flatMap((one) => (one.to.actor ? [one.to.actor] : [])));
  const addresses = await addressesOf(
    store,
    [...new Set(letters.map((one) => one.case))].flatMap((id) => cases.get(id) ?? []),
  );
  for (const [id] of addresses) noteAlso(res, { what: 'unmask', case: id, offices: cases.get(id)?.offices ?? [] });
  return letters.map((one) => ({
    key: one.key,
    case: one.case,
    href: paths.caseLetter(one.case, one.key),
    mark: `${paths.deskPrint}?${new URLSearchParams({ letter: one.key }).toString()}`,
    subject: wordsOf(t, cases.get(one.case)?.programme ?? '')(`letters.${one.template}.subject`, { number: '', term: '' }),
    number: (one.params as { number?: string }).number,
    addressee: toOf(one)?.name ?? (one.to.actor ? names.get(one.to.actor) : undefined),
    address: toOf(one)?.address ?? addresses.get(one.case) ?? t('print.noAddress'),
    office: policies.offices.find((office) => office.id === one.office)?.name[lang],
    at: one.at,
  }));
}

/** Of somebody who is no party of the case: what stands on their own envelope. */
const toOf = ({ params }: Letter) => (params as Partial<LetterParams>).to;

async function addressesOf({ texts }: Services['store'], rows: readonly CaseRow[]): Promise<Map<CaseId, string | undefined>> {
  const addresses = new Map<CaseId, string | undefined>();
  for (const { state } of rows) {
    const answers = (await texts.readJson(state.answers.id)) as Answers | undefined;
    addresses.set(state.id, answers && postalAddress(answers));
  }
  return addresses;
}
