import { type Field, type Meaning, type Section } from '../../../domain/form/field';
import { Router } from 'express';
import { selfPart } from '../../../domain/form/answers';
import { formUnder } from '../../../domain/policy/asked';
import { programmeNamed } from '../../../domain/programmes';
import { patterns, paths } from '../../paths';
import { type Services } from '../../services';
import { show } from '../../view/show';
import { type Translate } from '../../view/words';
import { notFound } from '../../view/errors';
import { formWords } from '../../forms/words';
import { matterOf } from './matters';

/** The blank 登记表 of a matter, made of the sections that the portal asks: to print, fill in by pen and hand in at the window. */
export function blankFormPages(services: Services): Router {
  const router = Router();
  router.get(patterns.matterBlank, (req, res) => {
    const policy = matterOf(services, req, res);
    if (!policy) return notFound(req, res);
    const { t, lang } = res.locals;
    const { together } = programmeNamed(policy.programme);
    show(res, 'applicant/blank-form', {
      title: t('blank.title', { term: policy.term[lang] }),
      sections: formUnder(policy).map((section) => ({
        title: formWords(t).title(section.id),
        rows: [...(section.id === selfPart ? person(t) : []), ...section.fields.map((field) => asked(section, field, t))],
      })),
      partners: together && partners(together.asks, t),
      papers: policy.evidence.map((one) => ({
        text: one.say[lang],
        note: one.onlyIf ? t(`matter.onlyIf.${one.onlyIf}`) : one.required ? undefined : t('matter.ifYouHave'),
      })),
      back: paths.matter(policy.programme, { place: policy.area }),
    });
  });
  return router;
}

/** Who signs: the portal knows it of whoever is signed in, paper has to ask. */
const person = (t: Translate) =>
  ['name', 'identity'].map((field) => ({ label: formWords(t).label(`partner.${field}`), boxes: boxesFor(field) }));

/** What is written character by character has a box for each: numbers by what they mean, identifiers by their name. */
const boxes: Partial<Record<string, number>> = { account: 19, telephone: 12, identity: 18, certificate: 20, uscc: 18 };
const boxesFor = (name: string, means?: Meaning): number[] | undefined => {
  const count = boxes[means ?? name];
  return count === undefined ? undefined : Array.from({ length: count }, (_, at) => at);
};

const asked = ({ id }: Section, { name, kind, means, options, under }: Field, t: Translate) => {
  const words = formWords(t);
  const address = `${id}.${name}`;
  return {
    label: words.label(address),
    hint: words.hint(address),
    only: under && t('blank.only', { answer: words.option(`${id}.${under.field}`, under.value) ?? under.value }),
    boxes: boxesFor(name, means),
    options: options?.map((value) => words.option(address, value) ?? value),
    tall: kind === 'textarea',
  };
};

const partners = ({ id, fields }: Section, t: Translate) => ({
  columns: fields.map(({ name }) => formWords(t).label(`${id}.${name}`)),
  rows: [1, 2, 3],
});
