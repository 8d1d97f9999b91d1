import { type Request } from 'express';
import { fieldsOf } from '../middleware/bodies';
import { filesSent } from '../middleware/upload';

/** Another with each page drawn, or of the button alone. */
const left: readonly string[] = ['_csrf', 'request', 'seen', 'preview'];

/** All that a form says, in one spelling: its words in the order of the form, and its files by their hash. */
export const contentOf = (req: Request): string =>
  JSON.stringify([...fieldsOf(req).filter(([name]) => !left.includes(name)), ...filesSent(req)]);
