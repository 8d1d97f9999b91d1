import { type Section } from '../../form/field';
import { text } from '../../form/fields';
import { type Fen } from '../../values';

/** Which case another one is about, as whoever handles it reads it; filled in by us, never typed. */
export interface AboutAnswers {
  number: string;
  matter: string;
  address?: string;
  /** Of one that was paid. */
  paid?: Fen;
}

const given = (name: string, more: Parameters<typeof text>[2] = {}) => text(name, (value) => ({ value }), more);

export const aboutPart: Section = {
  id: 'about',
  fields: [given('number'), given('matter'), given('address', { mask: 'address' }), given('paid', { means: 'yuan' })],
};
