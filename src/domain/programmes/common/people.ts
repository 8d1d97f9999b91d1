import { type PersonAnswers } from '../../form/answers';
import { type Field, named, type Section, words } from '../../form/field';
import { parsePlace, place, text } from '../../form/fields';
import { type Facts } from '../../ground/facts';
import { parseCertificate } from '../../identifiers/certificate-number';
import { parseIdentity } from '../../identifiers/identity-number';
import { parseName } from '../../identifiers/words';
import { type AreaCode, type LocalDate, type PersonId } from '../../values';

/** Somebody who applies, as the form has them. */
export interface HolderAnswers extends PersonAnswers {
  /** Number of the 残疾人证; a partner may have none. */
  certificate: string;
  /** 户籍所在街道. */
  household: AreaCode;
}

/** Somebody who applies, as the rules need them: no name, no number of a document. */
export interface PersonFacts {
  person: PersonId;
  /** Holds a 残疾人证 (a 残疾军人证 is a second, different certificate). */
  certificate: 'disability' | 'veteran' | 'none';
  /** As the national base has it, not as the card prints it; undefined while nobody could check. */
  certificateValidUntil?: LocalDate;
  /** The district whose federation issued it, six digits; undefined while nobody could say. */
  certificateFrom?: AreaCode;
  /** 户籍 street, 9 digits; its first four digits name the city. */
  household?: AreaCode;
}

export interface PeopleFacts extends Facts {
  people: PersonFacts[];
}

/** Holds a 残疾人证 that nothing known makes invalid on the day: these people count, the others are named and not counted. */
export const counts = ({ certificate, certificateValidUntil }: PersonFacts, on: LocalDate): boolean =>
  certificate === 'disability' && (certificateValidUntil === undefined || certificateValidUntil >= on);

export const factsOfPeople = (people: readonly HolderAnswers[]): PersonFacts[] =>
  people.map(({ person, household, certificate }) => ({
    person,
    certificate: certificate ? 'disability' : 'none',
    ...(household ? { household } : {}),
  }));

/** Of whoever applies: their certificate, and the place of their household register, whose office has to be here (no street that is not, 000, is one). */
export const applicantPart: Section = {
  id: 'applicant',
  fields: [
    text('certificate', (number, { identity, today }) => named('certificate', parseCertificate(number, identity, today)), {
      autocomplete: 'off',
      mask: 'certificate',
      find: 'certificate',
    }),
    text('household', (area) => (area.endsWith('000') ? { error: 'street' } : parsePlace(area, 'street')), {
      kind: 'select',
      means: 'place',
    }),
  ],
};

/** Of whoever applies with them, as the applicant names them. Who holds no certificate is named and not counted. */
export const partnerPart: Section = {
  id: 'partner',
  fields: [
    text('name', words(parseName, 50), { mask: 'name', find: 'name' }),
    text(
      'identity',
      (typed, { today, identity }) => {
        const parsed = named('identity', parseIdentity(typed, today));
        return 'value' in parsed && parsed.value === identity ? { error: 'yourself' } : parsed;
      },
      { mask: 'identity', find: 'identity' },
    ),
    text('certificate', partnersCertificate, { optional: true, mask: 'certificate', find: 'certificate' }),
    place('household'),
  ],
};

function partnersCertificate(...[typed, { today, typed: all }]: Parameters<Field['parse']>): ReturnType<Field['parse']> {
  const holder = parseIdentity(all['identity'] ?? '', today);
  return 'error' in holder ? { value: typed } : named('certificate', parseCertificate(typed, holder.value, today));
}
