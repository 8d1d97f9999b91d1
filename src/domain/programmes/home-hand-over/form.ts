import { type Section } from '../../form/field';
import { text } from '../../form/fields';

const given = (name: string) => text(name, (value) => ({ value }));

/** What passes over and why, as whoever opens it says; filled in from the register but for the reason. */
export const handedOverPart: Section = {
  id: 'handedOver',
  fields: [given('place'), given('name'), given('residents'), given('reason')],
};
