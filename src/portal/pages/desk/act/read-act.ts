import { type Request } from 'express';
import { type ActBodies, type ActKind } from '../../../../domain/case/acts';
import { isReceipt } from '../../../../domain/case/steps/transmit';
import { parseDate } from '../../../../domain/identifiers/date';
import { parseText } from '../../../../domain/identifiers/words';
import { parseYuan } from '../../../../domain/money';
import { plain } from '../../../../domain/text/normal';
import { type RouteStep } from '../../../../domain/policy/policy';
import { type ActorId, type Instant, type StepId, type TextRef } from '../../../../domain/values';
import { textOf, textsOf } from '../../../middleware/bodies';
import { type Asked } from '../../../../domain/case/context';
import { askedBy, takesPhotos } from './forms';

/** What was typed, understood; or what is wrong with which field, by code. */
export type ReadAct = { body: ActBodies[ActKind] } | { errors: Record<string, string> };

/** Words still to be kept: each is stored, and replaced by its reference, only once the whole form is right. */
export type Keep = (words: string) => Promise<TextRef>;

/** Reads an act's form. @param keep stores words; called only if nothing is wrong */
export async function readAct(req: Request, kind: ActKind, step: RouteStep | undefined, keep: Keep): Promise<ReadAct> {
  const errors: Record<string, string> = {};
  const fields: Record<string, unknown> = {};
  const words: Record<string, string> = {};
  for (const asked of askedBy(kind)) readers[asked](req, { errors, fields, words, step });
  if (Object.keys(errors).length > 0) return { errors };
  for (const [name, text] of Object.entries(words)) fields[name] = await keep(text);
  if (Array.isArray(fields['items']) && kind === 'request-supplement') {
    fields['items'] = await Promise.all(
      (fields['items'] as { item: string; words: string }[]).map(async (one) => ({ item: one.item, text: await keep(one.words) })),
    );
  }
  if (takesPhotos(kind)) fields['photos'] = [];
  return { body: fields as ActBodies[ActKind] };
}

interface Reading {
  errors: Record<string, string>;
  fields: Record<string, unknown>;
  words: Record<string, string>;
  step: RouteStep | undefined;
}

const typedIn = (req: Request, name: string): string => plain(textOf(req, name));

const readers: Record<Asked, (req: Request, reading: Reading) => void> = {
  text: (req, { errors, words }) => {
    const parsed = parseText(textOf(req, 'text'), 2_000);
    if ('error' in parsed) errors['text'] = parsed.error;
    else words['text'] = parsed.value;
  },
  yuan: (req, { errors, fields }) => {
    const parsed = parseYuan(textOf(req, 'yuan'));
    if ('error' in parsed) errors['yuan'] = parsed.error;
    else fields['fen'] = parsed.fen;
  },
  clause: (req, { errors, fields }) => {
    fields['clause'] = textOf(req, 'clause');
    if (fields['clause'] === '') errors['clause'] = 'choose';
  },
  items: (req, { errors, fields }) => {
    const chosen = textsOf(req, 'items').map((item) => ({ item, words: textOf(req, `words-${item}`).trim() }));
    if (chosen.length === 0) errors['items'] = 'choose-some';
    for (const one of chosen) {
      const parsed = parseText(one.words, 500);
      if ('error' in parsed) errors[`words-${one.item}`] = parsed.error;
    }
    fields['items'] = chosen;
  },
  'minor-items': (req, { errors, fields }) => {
    fields['items'] = textsOf(req, 'items');
    if ((fields['items'] as string[]).length === 0) errors['items'] = 'choose-some';
  },
  by: (req, { errors, fields }) => {
    const by = parseDate(textOf(req, 'by'));
    if ('value' in by) fields['by'] = by.value;
    else errors['by'] = by.error;
  },
  // How many days are allowed is the domain's to say; here only that it is a whole number.
  days: (req, { errors, fields }) => {
    const typed = typedIn(req, 'days');
    if (/^\d{1,4}$/.test(typed)) fields['days'] = Number(typed);
    else errors['days'] = 'whole-days';
  },
  'to-officer': (req, { errors, fields }) => {
    fields['to'] = textOf(req, 'to') as ActorId;
    if (fields['to'] === '') errors['to'] = 'choose';
  },
  'to-step': (req, { errors, fields }) => {
    fields['to'] = textOf(req, 'to') as StepId;
    if (fields['to'] === '') errors['to'] = 'choose';
  },
  when: (req, { errors, fields }) => {
    const [day, time] = [parseDate(textOf(req, 'day')), typedIn(req, 'time').padStart(5, '0')];
    const [onTime] = /^([01]\d|2[0-3]):[0-5]\d$/.exec(time) ?? [];
    if ('error' in day) errors['day'] = day.error;
    if (!onTime) errors['time'] = 'time';
    if ('value' in day && onTime) fields['on'] = new Date(`${day.value}T${onTime}:00+08:00`).toISOString() as Instant;
  },
  checklist: (req, { errors, fields, step }) => {
    const answers: Record<string, boolean> = {};
    for (const { item } of step?.checklist ?? []) {
      const typed = textOf(req, `check-${item}`);
      if (typed === 'yes' || typed === 'no') answers[item] = typed === 'yes';
      else errors[`check-${item}`] = 'choose';
    }
    fields['checklist'] = answers;
  },
  // How many points are allowed is the domain's to say; here only that it is a whole number of them.
  marks: (req, { errors, fields, step }) => {
    const marks: Record<string, number> = {};
    for (const { item } of step?.aspects ?? []) {
      const typed = typedIn(req, `mark-${item}`);
      if (/^\d{1,4}$/.test(typed)) marks[item] = Number(typed);
      else errors[`mark-${item}`] = 'whole-points';
    }
    fields['marks'] = marks;
  },
  scorer: (req, { errors, fields }) => {
    fields['scorer'] = textOf(req, 'scorer') as ActorId;
    if (fields['scorer'] === '') errors['scorer'] = 'choose';
  },
  finding: (req, { errors, fields }) => {
    fields['finding'] = textOf(req, 'finding');
    const verdict = textOf(req, 'verdict');
    if (fields['finding'] === '') errors['finding'] = 'choose';
    if (verdict === 'agrees' || verdict === 'differs') fields['verdict'] = verdict;
    else errors['verdict'] = 'choose';
  },
  receipt: (req, { errors, fields }) => {
    fields['receipt'] = typedIn(req, 'receipt');
    if (!isReceipt(typedIn(req, 'receipt'))) errors['receipt'] = typedIn(req, 'receipt') === '' ? 'empty' : 'receipt';
  },
  how: (req, { errors, fields }) => {
    const how = textOf(req, 'how');
    if (how === 'online' || how === 'window' || how === 'post') fields['how'] = how;
    else errors['how'] = 'choose';
  },
};
