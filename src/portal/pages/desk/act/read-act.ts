import { type Request } from 'express';
import { type ActBodies, type ActKind } from '../../../../domain/case/acts';
import { isReceipt } from '../../../../domain/case/steps/transmit';
import { type Parsed } from '../../../../domain/form/field';
import { parseDate } from '../../../../domain/identifiers/date';
import { parseText } from '../../../../domain/identifiers/words';
import { parseYuan } from '../../../../domain/money';
import { plain } from '../../../../domain/text/normal';
import { type RouteStep } from '../../../../domain/policy/policy';
import { type Instant, type TextRef } from '../../../../domain/values';
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

type Reader = (req: Request, reading: Reading) => void;

/** A field that stands alone is read by what its kind parses, as a form's are. @param member what the body calls it, if otherwise */
const alone =
  (name: string, parse: (typed: string) => Parsed, member = name): Reader =>
  (req, { errors, fields }) => {
    const parsed = parse(textOf(req, name));
    if ('error' in parsed) errors[name] = parsed.error;
    else fields[member] = parsed.value;
  };

const chosen = (typed: string): Parsed => (typed === '' ? { error: 'choose' } : { value: typed });
const oneOf =
  (...options: string[]) =>
  (typed: string): Parsed =>
    options.includes(typed) ? { value: typed } : { error: 'choose' };

function sum(typed: string): Parsed {
  const parsed = parseYuan(typed);
  return 'error' in parsed ? parsed : { value: parsed.fen };
}

/** How many days are allowed is the domain's to say; here only that it is a whole number. */
const days = (typed: string): Parsed => (/^\d{1,4}$/.test(plain(typed)) ? { value: Number(plain(typed)) } : { error: 'whole-days' });

const receipt = (typed: string): Parsed =>
  isReceipt(plain(typed)) ? { value: plain(typed) } : { error: plain(typed) === '' ? 'empty' : 'receipt' };

const readers: Record<Asked, Reader> = {
  yuan: alone('yuan', sum, 'fen'),
  clause: alone('clause', chosen),
  by: alone('by', parseDate),
  days: alone('days', days),
  'to-officer': alone('to', chosen),
  'to-step': alone('to', chosen),
  scorer: alone('scorer', chosen),
  how: alone('how', oneOf('online', 'window', 'post')),
  receipt: alone('receipt', receipt),
  finding: (...reading) => {
    alone('finding', chosen)(...reading);
    alone('verdict', oneOf('agrees', 'differs'))(...reading);
  },
  text: (req, { errors, words }) => {
    const parsed = parseText(textOf(req, 'text'), 2_000);
    if ('error' in parsed) errors['text'] = parsed.error;
    else words['text'] = parsed.value;
  },
  items: (req, { errors, fields }) => {
    const chosenItems = textsOf(req, 'items').map((item) => ({ item, words: textOf(req, `words-${item}`).trim() }));
    if (chosenItems.length === 0) errors['items'] = 'choose-some';
    for (const one of chosenItems) {
      const parsed = parseText(one.words, 500);
      if ('error' in parsed) errors[`words-${one.item}`] = parsed.error;
    }
    fields['items'] = chosenItems;
  },
  'minor-items': (req, { errors, fields }) => {
    const ticked = textsOf(req, 'items');
    if (ticked.length === 0) errors['items'] = 'choose-some';
    fields['items'] = ticked;
  },
  when: (req, { errors, fields }) => {
    const [day, time] = [parseDate(textOf(req, 'day')), plain(textOf(req, 'time')).padStart(5, '0')];
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
      const typed = plain(textOf(req, `mark-${item}`));
      if (/^\d{1,4}$/.test(typed)) marks[item] = Number(typed);
      else errors[`mark-${item}`] = 'whole-points';
    }
    fields['marks'] = marks;
  },
};
