import { allProgrammes } from '../domain/programmes';
import { type Section } from '../domain/form/field';
import { type Programme } from '../domain/programmes/programme';
import { wordsOf } from '../domain/programmes/words';
import { loadWords } from './view/words';

/** Everything that pages say of a form, by the keys that they ask for. */
const ofParts = (parts: readonly Section[], titled: boolean): string[] =>
  parts.flatMap(({ id, fields }) => [
    ...(titled ? [`form.${id}.title`, `form.${id}.lead`] : []),
    ...fields.flatMap(({ name, options = [] }) => [
      `form.${id}.${name}.label`,
      ...options.map((one) => `form.${id}.${name}.options.${one}`),
    ]),
  ]);

const keysOf = ({ form, together, preCheck, situations, comparisons }: Programme): string[] => [
  ...ofParts(form, true),
  ...(together ? [...ofParts([together.asks], false), 'form.partners.title', 'partner.partner'] : []),
  ...(preCheck?.asks ?? []).flatMap(({ name, options }) => [
    `matter.ask.${name}`,
    ...(options ?? []).map((one) => `matter.options.${one}`),
  ]),
  ...Object.keys(situations).map((one) => `matter.onlyIf.${one}`),
  ...comparisons.flatMap(({ registry, lines }) => Object.keys(lines).map((line) => `finding.${registry.name}.${line}`)),
];

/** What a programme needs and has no words for. */
const speechless = (one: Programme): string[] => {
  const t = wordsOf(loadWords()('zh-CN'), one.name);
  return keysOf(one).filter((key) => t(key) === key);
};

test.each(allProgrammes().map((one) => [one.name, one]))('%s has words for all that its pages ask', (_name, one) =>
  expect(speechless(one as Programme)).toEqual([]),
);

test('a programme speaks in words of its own, and else in everybody’s', () => {
  const t = loadWords()('zh-CN');
  const own = wordsOf(t, 'startup-grant');
  expect([own('form.partners.title'), t('form.partners.title')]).toEqual(['共同创业人', '共同申请人']);
  expect(own('form.save')).toBe(t('form.save'));
  expect(own('no.such.key')).toBe('no.such.key');
});
