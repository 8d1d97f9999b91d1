import { Router, type Response } from 'express';
import { type CaseState } from '../../../domain/case/state';
import { type Answers, selfPart, type Values, valuesOf } from '../../../domain/form/answers';
import { fieldNamed } from '../../../domain/form/at';
import { parseText } from '../../../domain/identifiers/words';
import { programmeNamed } from '../../../domain/programmes';
import { streetNames } from '../../cases/streets';
import { sayValue, type Say } from '../../cases/understood';
import { note } from '../../logged';
import { textOf } from '../../middleware/bodies';
import { onlyFor, viewerOf } from '../../middleware/viewer';
import { paths, patterns } from '../../paths';
import { type Services } from '../../services';
import { show } from '../../view/show';
import { wordsOf } from '../../../domain/programmes/words';
import { type Translate } from '../../view/words';
import { caseFor } from '../../cases/case-access';
import { faultWords } from '../../forms/fields';
import { notFound } from '../../view/errors';
import { formWords } from '../../forms/words';

/** What may be seen whole, one at a time: whatever is masked, under the words of its form. @returns by address, `firm.address` */
function maskedFields(programme: string): { address: string; words: string }[] {
  const { form, together } = programmeNamed(programme);
  const people = together?.asks.id ?? selfPart;
  return [
    ...['name', 'identity'].map((name) => ({ address: `${selfPart}.${name}`, words: `partner.${name}` })),
    ...form.flatMap(({ id, fields }) =>
      fields
        .filter(({ mask }) => mask !== undefined && mask !== 'hidden')
        .map(({ name }) => ({ address: `${id}.${name}`, words: `${id === selfPart ? people : id}.${name}` })),
    ),
  ];
}

/** The values whole: of what is asked about people, everybody's. */
function wholeOf(programme: string, answers: Answers, address: string, say: Say): string[] {
  const [part = '', name = ''] = address.split('.');
  const field = fieldNamed(programmeNamed(programme).form, address);
  const all = part === selfPart ? answers.people.map((one) => one as unknown as Values) : [valuesOf(answers, part)];
  return all.map((values) => (field ? sayValue(field, address, values[name] ?? '', say) : String(values[name])));
}

const mostWords = 200;

/** What a field that was seen whole is called. */
export const unmasked = (programme: string, address: string | undefined, t: Translate): string => {
  const found = maskedFields(programme).find((one) => one.address === address);
  return found ? formWords(wordsOf(t, programme)).label(found.words) : '';
};

/** 显示全部: one field whole, for whoever may know whose they are and says why; the reason and the field are in the access log. */
export function unmaskPages(services: Services): Router {
  const { store } = services;
  const router = Router();

  const form = ({ id, programme }: CaseState, res: Response, more: Record<string, unknown>, status = 200): void => {
    const { t } = res.locals;
    const options = maskedFields(programme).map(({ address, words }) => ({ value: address, label: formWords(t).label(words) }));
    const links = { action: paths.deskUnmask(id), back: paths.deskCase(id) };
    show(res, 'desk/unmask', { title: t('unmask.title'), options, ...links, ...more }, status);
  };

  router.get(patterns.deskUnmask, onlyFor('officer'), async (req, res) => {
    const row = await caseFor(services, req, res, 'address');
    if (row) form(row.state, res, {});
  });

  router.post(patterns.deskUnmask, onlyFor('officer'), async (req, res) => {
    const row = await caseFor(services, req, res, 'address');
    if (!row) return;
    const { id, programme, answers: ref } = row.state;
    const { t, lang } = res.locals;
    const [field, reason] = [textOf(req, 'field'), parseText(textOf(req, 'reason'), mostWords)];
    const known = maskedFields(programme).find((one) => one.address === field);
    const errors = {
      ...(known ? {} : { field: t('form.errors.choose') }),
      ...('error' in reason ? { reason: faultWords(t, reason.error) } : {}),
    };
    if (!known || 'error' in reason) return form(row.state, res, { errors, value: { field, reason: textOf(req, 'reason') } }, 422);
    const answers = (await store.texts.readJson(ref.id)) as Answers | undefined;
    if (!answers) return notFound(req, res);
    const kept = await store.texts.keep(reason.value, { author: viewerOf(res).actor.id, case: id });
    note(res, { what: 'unmask', target: field, reason: kept });
    const say = { t, lang, place: streetNames(services, t, lang) };
    form(row.state, res, { shown: { label: formWords(t).label(known.words), values: wholeOf(programme, answers, field, say) } });
  });

  return router;
}
