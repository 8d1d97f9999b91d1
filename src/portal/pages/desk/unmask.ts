import { Router, type Response } from 'express';
import { formatTelephone } from '../../../domain/identifiers/contact';
import { parseText } from '../../../domain/identifiers/words';
import { type StartupGrantAnswers } from '../../../domain/programmes/startup-grant-answers';
import { type CaseId } from '../../../domain/values';
import { note } from '../../logged';
import { textOf } from '../../middleware/bodies';
import { onlyFor, viewerOf } from '../../middleware/viewer';
import { paths, patterns } from '../../paths';
import { type Services } from '../../services';
import { show } from '../../view/show';
import { type Translate } from '../../view/words';
import { caseFor } from '../applicant/case-access';
import { faultWords } from '../applicant/fields';
import { notFound } from '../errors';

/** What may be seen whole, one at a time, and whose words it stands under in the form. */
const fields = {
  name: { label: 'form.partner.name.label', of: ({ founders }: StartupGrantAnswers) => founders.map((one) => one.name) },
  identity: { label: 'form.partner.identity.label', of: ({ founders }: StartupGrantAnswers) => founders.map((one) => one.identity) },
  certificate: {
    label: 'form.partner.certificate.label',
    of: ({ founders }: StartupGrantAnswers) => founders.map((one) => one.certificate),
  },
  telephone: { label: 'form.contact.telephone.label', of: ({ contact }: StartupGrantAnswers) => [formatTelephone(contact.telephone)] },
  address: { label: 'form.premises.address.label', of: ({ premises, firm }: StartupGrantAnswers) => [premises.address || firm.address] },
  account: {
    label: 'form.account.number.label',
    of: ({ account }: StartupGrantAnswers) => [account.number.replace(/\d{4}(?=\d)/g, '$& ')],
  },
} as const;
type Field = keyof typeof fields;
const isField = (name: string): name is Field => Object.hasOwn(fields, name);
const mostWords = 200;

/** What a field that was seen whole is called. */
export const unmasked = (name: string | undefined, t: Translate): string => (isField(name ?? '') ? t(fields[name as Field].label) : '');

/** 显示全部: one field whole, for whoever may read the answers and says why; the reason and the field are in the access log. */
export function unmaskPages(services: Services): Router {
  const { store } = services;
  const router = Router();

  const form = (id: CaseId, res: Response, more: Record<string, unknown>, status = 200): void => {
    const { t } = res.locals;
    const options = Object.entries(fields).map(([value, { label }]) => ({ value, label: t(label) }));
    const links = { action: paths.deskUnmask(id), back: paths.deskCase(id) };
    show(res, 'desk/unmask', { title: t('unmask.title'), options, ...links, ...more }, status);
  };

  router.get(patterns.deskUnmask, onlyFor('officer'), async (req, res) => {
    const row = await caseFor(services, req, res, 'answers');
    if (row) form(row.state.id, res, {});
  });

  router.post(patterns.deskUnmask, onlyFor('officer'), async (req, res) => {
    const row = await caseFor(services, req, res, 'answers');
    if (!row) return;
    const { id, answers: ref } = row.state;
    const { t } = res.locals;
    const [field, reason] = [textOf(req, 'field'), parseText(textOf(req, 'reason'), mostWords)];
    const errors = {
      ...(isField(field) ? {} : { field: t('form.errors.choose') }),
      ...('error' in reason ? { reason: faultWords(t, reason.error) } : {}),
    };
    if (!isField(field) || 'error' in reason) return form(id, res, { errors, value: { field, reason: textOf(req, 'reason') } }, 422);
    const answers = (await store.texts.readJson(ref.id)) as StartupGrantAnswers | undefined;
    if (!answers) return notFound(req, res);
    const kept = await store.texts.keep(reason.value, { author: viewerOf(res).actor.id, case: id });
    note(res, { what: 'unmask', target: field, reason: kept });
    form(id, res, { shown: { label: t(fields[field].label), values: fields[field].of(answers) } });
  });

  return router;
}
