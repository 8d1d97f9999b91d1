import { type Response } from 'express';
import { allProgrammes } from '../../domain/programmes';
import { wordsOf } from '../../domain/programmes/words';
import { type Translate } from '../view/words';

/**
 * What a person typed, in the words of the form it was typed in: each entry under its label, each choice by its name. Fields that only
 * machines read are left out.
 * @param path the form's address, which says which form it is
 */
export function readable(fields: [string, string][], res: Response, path: string): { name: string; value: string }[] {
  const { t, lang } = res.locals;
  const place = res.app.locals['placeName'] as (area: string, language: typeof lang) => string | undefined;
  return fields
    .filter(([name, value]) => !isForMachines(name) && !/(^|-)sure-/.test(name) && value.trim() !== '')
    .map(([name, value]) => {
      const form = formOf(path, name);
      const choice = form ?? (/(^|-)relation$/.test(name) ? guardianRelation : undefined);
      const option = choice && wordsFor(t, `form.${choice}.options.${value}`);
      return {
        name: wordsFor(t, ...(form ? [`form.${form}.label`] : []), ...otherLabels(path, name)) ?? t('kept.field'),
        value: option ?? (form?.endsWith('.household') ? (place(value, lang) ?? value) : value),
      };
    });
}

/** Who fetches a resident is related to them in the words in which a guardian is. */
const guardianRelation = 'resident.guardianRelation';

/** Which question of which section a field is: `firm.uscc`. */
function formOf(path: string, name: string): string | undefined {
  const [, section] = /^\/drafts\/[^/]+\/sections\/([a-z]+)/.exec(path) ?? [];
  if (section) return `${section}.${name}`;
  if (/^\/drafts\/[^/]+\/partners/.test(path)) return `partner.${name}`;
  if (/^\/cases\/[^/]+\/account/.test(path)) return `account.${name}`;
  const [prefix = '', field] = name.split('-');
  return field && allProgrammes().some(({ form }) => form.some((one) => one.id === prefix)) ? `${prefix}.${field}` : undefined;
}

/** Labels of forms that are no section: an applicant's other pages, and the acts of officers. */
function otherLabels(path: string, name: string): string[] {
  const [, page = ''] = /^\/cases\/[^/]+\/(withdraw|rating|supplement)/.exec(path) ?? [];
  const own: Record<string, string> = { 'withdraw.text': 'withdraw.reason', 'rating.text': 'rating.words', 'rating.score': 'rating.ask' };
  const [, act] = /\/acts\/([a-z-]+)/.exec(path) ?? [];
  const [, ofPlace] = /^\/places\/[^/]+\/(residents|days|standing|close|hand-over)/.exec(path) ?? [];
  const ofLetter = /^\/stays\/[^/]+\/[^/]+\/letter$/.test(path);
  return [
    ...(ofLetter ? placeLabels('standing', name) : []),
    ...(ofPlace ? placeLabels(ofPlace, name) : []),
    ...(own[`${page}.${name}`] ? [own[`${page}.${name}`] as string] : []),
    ...(page === 'supplement' && name.startsWith('words') ? ['supplement.words'] : []),
    ...(act ? [`act.${act}.${name}`] : []),
    `fields.${name}`,
  ];
}

/** Labels of the forms of a place. */
function placeLabels(page: string, name: string): string[] {
  const own: Record<string, string> = {
    'residents.until': 'places.lastDay',
    'residents.why': 'places.why',
    'close.last': 'places.lastDay',
    'close.reason': 'places.closeReason',
  };
  const key = own[`${page}.${name}`];
  const book = page === 'days' || page === 'standing' ? [`dayBook.fetch.${name}`, `dayBook.fields.${name.replace(/^[a-z]+-/, '')}`] : [];
  return [...(key ? [key] : []), ...book];
}

/** The first of these keys that the locales, or else some programme's, have words for: of a form that comes too late its draft is not known. */
const wordsFor = (t: Translate, ...keys: string[]): string | undefined =>
  keys
    .flatMap((key) => [t, ...allProgrammes().map(({ name }) => wordsOf(t, name))].map((say) => ({ key, words: say(key) })))
    .find(({ key, words }) => words !== key)?.words;

/** Which act of which lot or delivery was pressed; the home or the resident of each row. */
const pressedFields = /^(do|of|key|lots|(place|stay)-[\d-]+)$/;

/** Nobody typed it: only machines read it. */
export const isForMachines = (name: string): boolean => machineFields.includes(name) || pressedFields.test(name);

const machineFields: readonly string[] = [
  '_csrf',
  'pass',
  'request',
  'seen',
  'shown',
  'version',
  'back',
  'item',
  'add',
  'remove',
  'stay',
  'step',
  'case',
  'cases',
  'drawn',
  'task',
  'tasks',
  'preview',
  'on-phone',
  'page',
  'waiting',
  'look-up',
  'done',
  'place',
  'area',
];
