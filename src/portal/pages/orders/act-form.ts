import { type Request } from 'express';
import { parseLine } from '../../../domain/identifiers/words';
import { faultWords, namedFault } from '../../forms/fields';
import { isForMachines } from '../../forms/typed';
import { keepable, textOf } from '../../middleware/bodies';
import { type Translate } from '../../view/words';
import { requestIn } from '../places/day-form';

/** A short form of an order's page as it was sent. @property id `decline-2`: which act, of which lot or delivery */
export interface ActTyping {
  id: string;
  typed: Readonly<Record<string, string>>;
  errors: Readonly<Record<string, string>>;
}

interface Question {
  name: string;
  value?: string;
  /** A key under `orders.hints`. */
  hint?: string;
  width?: string;
  inputmode?: string;
}

/** What stands on a page for one act: its button, and what it asks. */
export interface ActAsked {
  act: string;
  /** The number of the lot or of the delivery. */
  of?: number;
  about?: string;
  fields?: readonly Question[];
  /** Stands open, with a button of the first rank. */
  strong?: boolean;
}

export const actId = (act: string, of: number | undefined): string => (of === undefined ? act : `${act}-${of}`);
const nameIn = (id: string, name: string): string => `${name}-${id}`;

/** For the template. Every field of a page has a name of its own, since many acts stand on it. */
export function actForm({ act, of, about = '', fields = [], strong = false }: ActAsked, t: Translate, typing?: ActTyping) {
  const id = actId(act, of);
  const mine = typing?.id === id ? typing : undefined;
  return {
    act,
    of,
    about,
    strong,
    label: t(`orders.acts.${act}`),
    open: mine !== undefined,
    fields: fields.map(({ name, value = '', hint, ...more }) => ({
      ...more,
      name: nameIn(id, name),
      label: t(`orders.fields.${name}`),
      hint: hint && t(`orders.hints.${hint}`),
      value: mine?.typed[name] ?? value,
      error: mine?.errors[name] && faultWords(t, mine.errors[name]),
      autocomplete: 'off',
    })),
  };
}

/** For the list of errors above the page. */
export const actErrors = (typing: ActTyping | undefined, t: Translate): Record<string, string> =>
  Object.fromEntries(
    Object.entries(typing?.errors ?? {}).map(([name, code]) => [
      nameIn(typing?.id ?? '', name),
      namedFault(t, t(`orders.fields.${name}`), faultWords(t, code)),
    ]),
  );

/** Which act was pressed, of which lot or delivery, and under which key: pressed twice it is one. */
export function pressedIn(req: Request): { act: string; of: number | undefined; id: string; key: string } {
  const act = textOf(req, 'do').slice(0, 20);
  const number = /^\d{1,5}$/.exec(textOf(req, 'of'))?.[0];
  const of = number === undefined ? undefined : Number(number);
  const id = actId(act, of);
  return { act, of, id, key: `${id}.${requestIn(req)}` };
}

/** A field of the form that was pressed. */
export const typedAct = (req: Request, id: string, name: string): string => textOf(req, nameIn(id, name));

/** What stood in the form that was pressed, to be shown again after it was refused. */
export const actTyped = (req: Request, id: string): ActTyping => ({
  id,
  typed: { why: typedAct(req, id, 'why'), good: typedAct(req, id, 'good') },
  errors: {},
});

/** The reason that an act asks for. */
export const whyIn = (req: Request, id: string) => parseLine(typedAct(req, id, 'why'), 200);

/** What was sent by a form that the page has no more, so that it is not lost: each under the name of its field. */
export const leftTyped = (req: Request, t: Translate): { name: string; value: string }[] =>
  keepable(req)
    .filter(([name, value]) => !isForMachines(name) && value.trim() !== '')
    .map(([name, value]) => ({ name: t(`orders.fields.${name.split('-')[0]}`), value }));
