import { Router } from 'express';
import QRCode from 'qrcode';
import { type LetterParams } from '../../../letters/params';
import { textsIn, writeLetter } from '../../../letters/write';
import { type Letter } from '../../../store/letters';
import { localDate } from '../../../domain/calendar/instants';
import { type CaseId } from '../../../domain/values';
import { amountTree } from '../../cases/amount';
import { policyById } from '../../cases/places';
import { onlyFor, viewerOf } from '../../middleware/viewer';
import { paths, patterns } from '../../paths';
import { type Services } from '../../services';
import { longDate } from '../../view/formats';
import { show } from '../../view/show';
import { type Translate } from '../../view/words';
import { notFound } from '../errors';
import { caseFor } from './case-access';

export const letterTitle = (letter: Letter, t: Translate): string => t(`letters.${letter.template}.subject`, { number: '', term: '' });

/** A letter as it prints on one sheet of A4, with the amount as a tree where it grants one; and the receipt. */
export function letterPages(services: Services): Router {
  const { store, policies } = services;
  const router = Router();

  router.get(patterns.caseLetter, onlyFor(), async (req, res) => {
    const row = await caseFor(services, req, res, 'decision');
    if (!row) return;
    const { actor, name } = viewerOf(res);
    const { t, lang } = res.locals;
    const given: unknown = req.params['key'];
    const letter = await store.letters.read(Array.isArray(given) ? given.join('/') : String(given));
    const policy = policyById(services, row.state.policy);
    if (!letter || !policy || letter.case !== row.state.id || (letter.to.person !== actor.person && actor.kind !== 'officer'))
      return notFound(req, res);
    const params = letter.params as unknown as LetterParams;
    const texts = new Map([...(await store.texts.readMany(textsIn(params)))].map(([id, kept]) => [id, kept.text]));
    const written = writeLetter(letter.template, params, t, lang, policies, texts);
    const address = `${services.config.publicUrl}${paths.case(row.state.id)}`;
    const office = policies.offices.find((one) => row.offices.includes(one.id));
    show(res, 'applicant/letter', {
      title: written.subject,
      number: params.number,
      addressee: actor.kind === 'officer' ? row.masked : t('letters.dear', { name }),
      paragraphs: written.paragraphs,
      office: written.office?.name[lang] ?? office?.name[lang],
      telephone: office?.telephone,
      date: longDate(localDate(letter.at), lang),
      qr: await QRCode.toDataURL(address, { margin: 1, width: 240 }),
      qrAlt: t('letters.qr'),
      tree: letter.template === 'granted' && row.state.result ? amountTree(row.state.result, policy, t, lang) : undefined,
      back: actor.kind === 'officer' ? paths.deskCase(row.state.id) : paths.case(row.state.id),
    });
  });

  router.get(patterns.caseReceipt, onlyFor(), async (req, res) => {
    const row = await caseFor(services, req, res, 'progress');
    if (!row) return;
    const { t, lang } = res.locals;
    const { state } = row;
    const policy = policyById(services, state.policy);
    const [first] = policy?.route ?? [];
    const office = policies.offices.find((one) => row.offices.includes(one.id));
    show(res, 'applicant/receipt', {
      title: t('receipt.title'),
      step: state.number,
      number: state.number,
      term: policy?.term[lang],
      at: state.submitted,
      acceptWithin: first?.workingDays,
      statutory: policy?.limits.statutory,
      promised: policy?.limits.promised,
      limits: state.limits,
      office: office?.name[lang],
      telephone: office?.telephone,
      papers: state.evidence.map((one) => policy?.evidence.find((each) => each.item === one.item)?.say[lang] ?? one.item),
      back: paths.case(state.id as CaseId),
    });
  });

  return router;
}
