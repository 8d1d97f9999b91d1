import { type Request, type Router } from 'express';
import { type Typed } from '../domain/form/field';
import { type Services } from './services';
import { type Translate } from './view/words';

/** A form's fields as they shall stand, and what is said of how they came there. */
export interface Filled {
  typed: Typed;
  said: string;
}

/** What a page of a form knows of whom it is for. */
export interface FilledFor {
  /** The proven identity number of the form's owner; absent where the form is not about a person. */
  identity?: string;
  /** Which part of an application; or `pre-check`, `supplement`, `act/<kind>`. */
  section: string;
  /** The code of the unit that the form is for. */
  unit?: string;
  /** Of `pre-check`: the area of the policy it asks for. */
  place?: string;
  /** Of fields that have a choice: its values. */
  choices?: Readonly<Record<string, readonly string[]>>;
  /** Whom the form names already. */
  others?: readonly string[];
  /** What stands in its fields now. */
  typed: Typed;
  t: Translate;
}

/**
 * What another entry than production's puts around the portal. `src/portal.ts` gives none, and then every place that a template leaves
 * open for it (`{{#> around-…}}{{/around-…}}`) stays empty.
 */
export interface Around {
  /** A folder with `views/pages`, `views/partials` and `locales` of its own. */
  folder: string;
  pages(services: Services): readonly Router[];
  /** What a button of its own in a form comes to; undefined if none was pressed. Nothing is saved by it. */
  fill?(req: Request, form: FilledFor): Filled | undefined;
}
