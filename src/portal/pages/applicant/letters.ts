import { type Answers } from '../../../domain/form/answers';
import { postalAddress } from '../../../domain/programmes/common/contact';
import { Router, type Request, type Response } from 'express';
import { type LetterParams } from '../../../letters/params';
import { textsIn, writeLetter } from '../../../letters/write';
import { type CaseRow } from '../../../store/cases';
import { type Letter } from '../../../store/letters';
import { plainDate } from '../../../domain/calendar/longhand';
import { type LetterTemplate } from '../../../domain/case/letter-template';
import { readsAs } from '../../../domain/mandates';
import { mayPost, type Part, partOfLetter } from '../../../domain/case/may-read';
import { type Actor } from '../../../domain/offices';
import { amountTree } from '../../cases/amount';
import { policyById } from '../../cases/places';
import { note } from '../../logged';
import { onlyFor, viewerOf } from '../../middleware/viewer';
import { paths, patterns } from '../../paths';
import { type Services } from '../../services';
import { qrPicture } from '../../view/qr';
import { show } from '../../view/show';
import { speakAs, type Translate } from '../../view/words';
import { notFound } from '../../view/errors';
import { caseFor } from '../../cases/case-access';

export const letterTitle = (letter: Letter, t: Translate): string => t(`letters.${letter.template}.subject`, { number: '', term: '' });

/** A letter as it prints on one sheet of A4, with the amount as a tree where it grants one. */
export function letterPages(services: Services): Router {
  const { store, policies } = services;
  const router = Router();

  router.get(patterns.caseLetter, onlyFor(), async (req, res) => {
    const { actor, name } = viewerOf(res);
    const given: unknown = req.params['key'];
    const letter = await store.letters.read(Array.isArray(given) ? given.join('/') : String(given));
    const asked = letter && actor.parties?.some((one) => (one as string) === letter.to.person);
    const row = asked ? await caseOfUnit(services, req, res, letter) : await caseFor(services, req, res, partRead(letter, actor));
    if (!row) return;
    const policy = policyById(services, row.state.policy);
    if (
      !letter ||
      !policy ||
      letter.case !== row.state.id ||
      (!asked && letter.to.person !== readsAs(actor, row.state.applicant) && actor.kind !== 'officer')
    )
      return notFound(req, res);
    const { t, lang } = res.locals;
    const params = letter.params as unknown as LetterParams;
    const texts = new Map([...(await store.texts.readMany(textsIn(params)))].map(([id, kept]) => [id, kept.text]));
    const written = writeLetter(letter.template, params, t, lang, policies, texts);
    const prints = letter.channel === 'paper' && mayPost(policies.offices, actor, row.state, row.offices, letter.office ?? '');
    const addressed = prints ? (params.to ?? (await addressOf(services, row))) : undefined;
    if (addressed) note(res, { what: 'unmask' });
    show(res, 'applicant/letter', {
      title: written.subject,
      number: params.number,
      // Whole on the sheet that is put into an envelope; masked wherever an officer merely reads.
      addressee: addressed
        ? t('letters.dear', { name: addressed.name })
        : actor.kind === 'officer'
          ? row.masked
          : t('letters.dear', { name }),
      address: addressed?.address,
      paragraphs: written.paragraphs,
      office: written.office?.name[lang],
      telephone: written.office?.telephone,
      date: plainDate(letter.at, lang),
      // Whoever is no party of the case finds nothing there.
      qr: params.to ? undefined : await qrPicture(`${services.config.publicUrl}${paths.case(row.state.id)}`),
      qrAlt: t('letters.qr'),
      tree: letter.template === 'granted' && row.state.result ? amountTree(row.state.result, policy, t, lang) : undefined,
      back: prints ? paths.deskPrint : actor.kind === 'officer' ? paths.deskCase(row.state.id) : paths.case(row.state.id),
    });
  });

  return router;
}

/** The case of a letter that was written to a unit for which the reader speaks: of what it does not say they read nothing. */
async function caseOfUnit({ store }: Services, req: Request, res: Response, { case: id }: Letter): Promise<CaseRow | undefined> {
  const row = id === String(req.params['id']) ? await store.cases.read(id) : undefined;
  if (!row) {
    notFound(req, res);
    return undefined;
  }
  note(res, { case: id, offices: row.offices });
  speakAs(res, row.programme);
  return row;
}

/** Whoever a letter was written to may read it; another only what the part of the case it tells of lets them. */
const partRead = (letter: Letter | undefined, actor: Actor): Part =>
  letter && letter.to.person !== actor.person ? partOfLetter(letter.template as LetterTemplate) : 'progress';

/** Name and postal address as the applicant gave them. */
async function addressOf({ store }: Services, { state }: CaseRow): Promise<{ name: string; address?: string | undefined }> {
  const answers = (await store.texts.readJson(state.answers.id)) as Answers | undefined;
  return { name: answers?.people[0]?.name ?? '', address: answers && postalAddress(answers) };
}
