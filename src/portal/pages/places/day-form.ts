import { randomBytes } from 'node:crypto';
import { type Request } from 'express';
import { type EntryKind, type StandingKind } from '../../../domain/places/day';
import { dayForms, type DayTyped } from '../../../domain/places/day-form';
import { relations, type Stay } from '../../../domain/places/stay';
import { faultWords, namedFault } from '../../forms/fields';
import { textOf } from '../../middleware/bodies';
import { type Translate } from '../../view/words';

type Kind = EntryKind | StandingKind;

/** A short form as it was sent. */
export interface DayTyping {
  kind: Kind;
  typed: DayTyped;
  errors: Record<string, string>;
}

/** Every field of a page has a name of its own. */
const nameIn = (kind: Kind, field: string): string => `${kind}-${field}`;

export const typedIn = (req: Request, kind: Kind): DayTyped =>
  Object.fromEntries([...dayForms[kind].map(({ name }) => name), 'late'].map((name) => [name, textOf(req, nameIn(kind, name))]));

/** Pressed twice, a form is one entry: each page that is shown has its own. */
export const freshRequest = (): string => randomBytes(12).toString('base64url');

export const requestIn = (req: Request): string => {
  const request = textOf(req, 'request');
  return /^[\w-]{8,40}$/.test(request) ? request : freshRequest();
};

/** The questions of a short form for the template. @param values what is offered @param late whether it asks why it comes so late */
export function dayFields(kind: Kind, values: DayTyped, stays: readonly Stay[], t: Translate, typing?: DayTyping, late = false) {
  const mine = typing?.kind === kind ? typing : undefined;
  const all = [...dayForms[kind], ...(late ? [{ name: 'late', as: 'line' as const, optional: undefined }] : [])];
  return all.map(({ name, as, optional }) => ({
    name: nameIn(kind, name),
    label: t(`dayBook.fields.${name}`),
    hint: as === 'times' || as === 'time' ? t(`dayBook.${as}Hint`) : as === 'date' ? t(`dayBook.${name}Hint`) : undefined,
    value: mine?.typed[name] ?? values[name] ?? '',
    optional,
    error: mine?.errors[name] && faultWords(t, mine.errors[name]),
    autocomplete: 'off',
    ...(as === 'time' ? { width: '4' } : {}),
    is: as === 'stay' || as === 'relation' ? { select: true } : as === 'text' ? { textarea: true } : { text: true },
    options:
      as === 'stay'
        ? stays.map(({ id, name: words }) => ({ value: id, label: words }))
        : as === 'relation'
          ? relations.map((value) => ({ value, label: t(`form.resident.guardianRelation.options.${value}`) }))
          : undefined,
  }));
}

/** For the list of errors above the page. */
export const dayErrors = (typing: DayTyping | undefined, t: Translate): Record<string, string> =>
  Object.fromEntries(
    Object.entries(typing?.errors ?? {}).map(([name, code]) => [
      nameIn(typing?.kind ?? 'note', name),
      namedFault(t, t(`dayBook.fields.${name}`), faultWords(t, code)),
    ]),
  );
