import { type Services } from '../services';
import { type DraftPage } from '../pages/applicant/draft-access';
import { type Typed } from './draft';

/** What a registry already knows, to be checked by the applicant. */
export interface Prefilled {
  typed: Typed;
  /** Which registry it came from; words under `form.source`. */
  source?: 'certificate' | 'business' | 'account';
  /** The registry did not answer: the applicant types, and nothing is held against them. */
  unavailable?: boolean;
}

/** Only the owner of a proven identity number gets here: nobody learns from a registry who holds a certificate. */
export async function prefill(
  { registries, people }: Services,
  section: string,
  { identity, viewer }: DraftPage,
  uscc = '',
): Promise<Prefilled> {
  if (section === 'applicant') {
    const [certificate, household] = await Promise.all([registries.certificate(identity), registries.household(identity)]);
    const known = certificate.kind === 'found' && certificate.record.kind === 'disability';
    return {
      typed: {
        ...(known ? { certificate: certificate.record.certificate } : {}),
        ...(household.kind === 'found' ? { household: household.record.area } : {}),
      },
      source: 'certificate',
      unavailable: certificate.kind === 'unavailable' || household.kind === 'unavailable',
    };
  }
  if (section === 'firm' && uscc.trim() !== '') {
    const reply = await registries.business(uscc.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase());
    // Only a firm of theirs is filled in: the form is no place to look others up.
    if (reply.kind !== 'found' || !reply.record.persons.includes(identity)) return { typed: {}, unavailable: reply.kind === 'unavailable' };
    const { name, organisation, registeredOn, address } = reply.record;
    return { typed: { name, organisation, registeredOn, address }, source: 'business' };
  }
  if (section === 'account') return { typed: { holder: viewer.name } };
  if (section === 'contact') {
    const contact = await people.contact(viewer.actor.id);
    return contact
      ? {
          typed: { telephone: contact.phone, letters: contact.letters, ...(contact.email ? { email: contact.email } : {}) },
          source: 'account',
        }
      : { typed: {} };
  }
  return { typed: {} };
}
