import { Router, type Request, type Response } from 'express';
import { groupedCode, parseCertificateCode } from '../../../domain/certificate-code';
import { wordsOf } from '../../../domain/programmes/words';
import { type Certificate } from '../../../store/certificates';
import { type Limit } from '../../../store/limits';
import { certificateSays, type CertificateSays } from '../../cases/certificate-says';
import { policyById } from '../../cases/places';
import { textOf } from '../../middleware/bodies';
import { paths, patterns } from '../../paths';
import { type Services } from '../../services';
import { showError } from '../../view/errors';
import { longDate } from '../../view/formats';
import { show } from '../../view/show';
import { unlisted } from '../../view/unlisted';

/** Codes that are none, tried from one address: a hall or a firm may share one, and whoever holds a certificate is never counted. */
const missed: Limit = { name: 'certificate-missed', most: 60, windowMs: 60 * 60_000 };

/** 查验: whether a certificate is genuine, for whoever has its code. Whose it is stands on no page here. */
export function certificateLookUpPages(services: Services): Router {
  const { store, policies } = services;
  const router = Router();

  router.get(patterns.certificates, (_req, res) => ask(res));

  router.post(patterns.certificates, (req, res) => {
    const typed = textOf(req, 'code');
    const code = parseCertificateCode(typed);
    if (!code) return ask(res, typed, typed.trim() === '' ? 'empty' : 'malformed');
    res.redirect(303, paths.certificate(code));
  });

  router.get(patterns.certificate, async (req, res) => {
    const code = parseCertificateCode(String(req.params['code']));
    const address = req.ip ?? '';
    unlisted(res);
    if (!(await store.limits.allows(missed, address))) return tooMany(req, res);
    const found = code && (await store.certificates.find(code));
    if (found) return tell(res, found, await certificateSays(store, found, wordsOf(res.locals.t, found.programme), res.locals.lang));
    if (!(await store.limits.take(missed, address))) return tooMany(req, res);
    show(res, 'certificates/unknown', { title: res.locals.t('certificate.unknown'), again: paths.certificates }, 404);
  });

  function ask(res: Response, typed = '', fault?: 'empty' | 'malformed'): void {
    const { t } = res.locals;
    unlisted(res);
    show(
      res,
      'certificates/ask',
      {
        title: t('certificate.check'),
        errors: fault ? { code: t(`certificate.${fault}`) } : {},
        action: paths.certificates,
        typed,
      },
      fault ? 422 : 200,
    );
  }

  function tell(res: Response, found: Certificate, { state, sentence }: CertificateSays): void {
    const { code, programme, policy, office, at, year, period, sandbox } = found;
    const { lang } = res.locals;
    const t = wordsOf(res.locals.t, programme);
    const issuer = policies.offices.find((one) => one.id === office);
    const rows: [string, string | undefined][] = [
      [t('certificate.matter'), policyById(services, policy)?.term[lang]],
      [t('certificate.office'), issuer?.name[lang]],
      [t('certificate.day'), longDate(at, lang)],
      [t('certificate.for'), periodOf({ year, period }, t, lang)],
      [t('certificate.code'), groupedCode(code)],
    ];
    show(res, 'certificates/certificate', {
      title: t(`certificate.${state}`),
      state: { [state]: true },
      sentence,
      sandbox,
      rows: rows.flatMap(([key, value]) => (value ? [{ key, value }] : [])),
      telephone: issuer?.telephone,
      again: paths.certificates,
    });
  }

  return router;
}

const tooMany = (req: Request, res: Response): void =>
  showError(req, res, 429, { words: res.locals.t('certificate.tooMany'), next: undefined });

/** For which year or days it counts, in words; undefined if it does not say. */
export function periodOf(
  { year, period }: { year?: Certificate['year'] | undefined; period?: Certificate['period'] | undefined },
  t: Response['locals']['t'],
  lang: 'zh-CN' | 'en',
): string | undefined {
  if (year !== undefined) return t('certificate.year', { year });
  return period && t('certificate.period', { from: longDate(period.from, lang), to: longDate(period.to, lang) });
}
