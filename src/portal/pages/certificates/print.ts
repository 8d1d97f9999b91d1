import { Router } from 'express';
import { type Answers } from '../../../domain/form/answers';
import { speaksFor } from '../../../domain/mandates';
import { sayNumber } from '../../../domain/programmes/words';
import { type CaseId } from '../../../domain/values';
import { type CaseRow } from '../../../store/cases';
import { caseFor } from '../../cases/case-access';
import { certifiedOf } from '../../cases/certified';
import { policyById } from '../../cases/places';
import { onlyFor, viewerOf } from '../../middleware/viewer';
import { paths, patterns } from '../../paths';
import { type Services } from '../../services';
import { notFound } from '../../view/errors';
import { longDate } from '../../view/formats';
import { show } from '../../view/show';
import { periodOf } from './look-up';

/** 审核认定书 as it prints on one sheet of A4, for whoever may read what was decided. */
export function certificatePrintPages(services: Services): Router {
  const { store, policies } = services;
  const router = Router();

  router.get(patterns.caseCertificate, onlyFor(), async (req, res) => {
    const row = await caseFor(services, req, res, 'decision');
    if (!row) return;
    const { actor } = viewerOf(res);
    const { t, lang } = res.locals;
    const { state } = row;
    const [certified, kept] = await Promise.all([certifiedOf(services, state, t, lang), store.certificates.ofCase(state.id)]);
    if (!certified || !kept) return notFound(req, res);
    const own = speaksFor(actor, state.applicant);
    const issuer = policies.offices.find((one) => one.id === kept.office);
    const policy = policyById(services, state.policy) ?? (await store.submissions.read(state.id))?.rules.policy;
    const result = state.result?.unit ? sayNumber(t, state.result.value, state.result.unit) : undefined;
    const rows: [string, string | undefined][] = [
      [t(state.applicant.party ? 'certificate.unit' : 'certificate.person'), await holderOf(row, own)],
      [t('certificate.matter'), policy?.term[lang]],
      [t('certificate.place'), await placeOf(state.id)],
      [t('certificate.for'), periodOf(kept, t, lang)],
      [t('certificate.result'), result],
      [t('receipt.number'), state.number],
      [t('certificate.code'), certified.code],
    ];
    show(res, 'certificates/print', {
      title: t('certificate.title'),
      step: state.number,
      number: state.number,
      sandbox: kept.sandbox,
      notGood: certified.notGood,
      rows: rows.flatMap(([key, value]) => (value ? [{ key, value }] : [])),
      qr: certified.qr,
      qrAlt: certified.qrAlt,
      address: certified.address,
      office: issuer?.name[lang],
      date: longDate(kept.at, lang),
      back: own || actor.kind === 'applicant' ? paths.case(state.id) : paths.deskCase(state.id),
    });
  });

  /** Which place stands at something by it. */
  async function placeOf(id: CaseId): Promise<string | undefined> {
    const standing = await store.standings.ofCase(id);
    const place = standing && (await store.places.find(standing.place));
    return place && `${place.name}（${place.id}）`;
  }

  /** A unit by its name. A person's name whole for whoever applied; masked, as the case's page has it, for whoever merely reads. */
  async function holderOf({ state, masked, erased }: CaseRow, own: boolean): Promise<string | undefined> {
    const [unit] = state.applicant.party ? await store.parties.byIds([state.applicant.party]) : [];
    if (unit) return unit.name;
    if (!own || erased) return masked;
    const answers = (await store.texts.readJson(state.answers.id)) as Partial<Answers> | undefined;
    return answers?.people?.[0]?.name ?? masked;
  }

  return router;
}
