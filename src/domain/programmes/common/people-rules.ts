import { z } from 'zod';
import { found, nothing, rule } from '../rule';
import { counts, type PeopleFacts } from './people';

/** 残疾人证 valid on the day, as the national base has it: one who holds one is enough, the others are not counted. */
export const certificateValid = rule(nothing, ({ people, on }: PeopleFacts) => {
  const holders = people.filter((one) => counts(one, on));
  if (holders.some((one) => one.certificateValidUntil !== undefined))
    return found('met', '残疾人证在有效期内。', 'The certificate is valid.');
  if (holders.length > 0) return found('unknown', '残疾人证的有效期还没有核验。', 'The certificate’s validity has not been checked yet.');
  const lapsed = people.find((one) => one.certificate === 'disability');
  if (lapsed)
    return found(
      'unmet',
      `残疾人证已于 ${lapsed.certificateValidUntil ?? ''} 到期，换领新证后可以申请。`,
      `A certificate ran out on ${lapsed.certificateValidUntil ?? ''}; apply once it is renewed.`,
    );
  return people.some((one) => one.certificate === 'veteran')
    ? found(
        'unmet',
        '残疾军人证是另一种证件，这一事项要求持有残疾人证。',
        'A disabled veteran’s certificate is another document; this matter asks for a disability certificate.',
      )
    : found(
        'unmet',
        '申请人需要持有残疾人证。可以向户籍所在街道残联申请办理。',
        'The applicant needs a disability certificate. The street federation of the household register issues it.',
      );
});

/** Household register of everybody who counts in one of the named districts; a street lies in the district its first six digits name. */
export const householdIn = rule(
  z.strictObject({ districts: z.array(z.string().regex(/^\d{6}$/)).min(1) }),
  ({ people, on }: PeopleFacts, { districts }) => {
    const holders = people.filter((one) => counts(one, on));
    const asked = holders.length > 0 ? holders : people;
    if (asked.some((one) => one.household !== undefined && !districts.includes(one.household.slice(0, 6))))
      return found(
        'unmet',
        '这一事项面向本市户籍残疾人。户籍迁入后可以申请。',
        'This matter is for people with household registration in this city.',
      );
    return asked.length === 0 || asked.some((one) => one.household === undefined)
      ? found('unknown', '户籍还没有核验。', 'The household register has not been checked yet.')
      : found('met', '户籍在本市。', 'The household register is in this city.');
  },
);

/** Certificate of everybody who counts issued by a federation of the named districts, as far as the national base says by whom. */
export const certificateIssuedIn = rule(
  z.strictObject({ districts: z.array(z.string().regex(/^\d{6}$/)).min(1) }),
  ({ people, on }: PeopleFacts, { districts }) => {
    const issuers = people.filter((one) => counts(one, on)).map((one) => one.certificateFrom);
    if (issuers.some((issuer) => issuer !== undefined && !districts.includes(issuer)))
      return found(
        'unmet',
        '残疾人证由外地残联核发。证件迁入本市后可以申请。',
        'The certificate was issued by a federation elsewhere; apply once it is transferred to this city.',
      );
    return issuers.length === 0 || issuers.includes(undefined)
      ? found('unknown', '残疾人证的核发机关还没有核验。', 'Who issued the certificate has not been checked yet.')
      : found('met', '残疾人证由本市残联核发。', 'The certificate was issued by a federation of this city.');
  },
);
