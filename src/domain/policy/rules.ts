import { z } from 'zod';
import { type Facts } from '../programmes/facts';
import { type Verdict } from './explained';
import { type Localised } from './policy';

/** What a rule found, in words for the person: what is so, and what would change it. */
export interface Found {
  verdict: Verdict;
  say: Localised;
}

export interface Rule<P> {
  parameters: z.ZodType<P>;
  judge: (facts: Facts, parameters: P) => Found;
}

/** A rule with its parameters' type kept: a file that names it is checked against them when it loads. */
const rule = <P>(parameters: z.ZodType<P>, judge: Rule<P>['judge']): Rule<P> => ({ parameters, judge });

const none = z.strictObject({});
const found = (verdict: Verdict, zh: string, en: string): Found => ({ verdict, say: { 'zh-CN': zh, en } });

/** yes / no / not known, in one place. */
const answered = (fact: boolean | undefined, yes: [string, string], no: [string, string], unknown: [string, string]): Found =>
  fact === undefined ? found('unknown', ...unknown) : fact ? found('met', ...yes) : found('unmet', ...no);

/** Released rules never change their meaning; a new meaning has a new name. */
export const rules = {
  /** 残疾人证 valid on the day, as the national base has it. A 残疾军人证 is a second, different certificate. */
  'certificate-valid': rule(none, ({ founders, on }) => {
    if (founders.some((one) => one.certificate === 'veteran')) {
      return found(
        'unmet',
        '残疾军人证是另一种证件，这一事项要求持有残疾人证。',
        'A disabled veteran’s certificate is another document; this matter asks for a disability certificate.',
      );
    }
    if (founders.length === 0 || founders.some((one) => one.certificate === 'none')) {
      return found(
        'unmet',
        '创业人需要持有残疾人证。可以向户籍所在街道残联申请办理。',
        'Each founder needs a disability certificate. The street federation of the household register issues it.',
      );
    }
    const lapsed = founders.find((one) => one.certificateValidUntil !== undefined && one.certificateValidUntil < on);
    if (lapsed)
      return found(
        'unmet',
        `残疾人证已于 ${lapsed.certificateValidUntil ?? ''} 到期，换领新证后可以申请。`,
        `A certificate ran out on ${lapsed.certificateValidUntil ?? ''}; apply once it is renewed.`,
      );
    return founders.some((one) => one.certificateValidUntil === undefined)
      ? found('unknown', '残疾人证的有效期还没有核验。', 'The certificate’s validity has not been checked yet.')
      : found('met', '残疾人证在有效期内。', 'The certificate is valid.');
  }),

  /** Household register in one of the named areas (district or city code; a street lies in the district its first six digits name). */
  'household-in-city': rule(z.strictObject({ districts: z.array(z.string().regex(/^\d{6}$/)).min(1) }), ({ founders }, { districts }) => {
    const outside = founders.some((one) => one.household !== undefined && !districts.includes(one.household.slice(0, 6)));
    if (outside)
      return found(
        'unmet',
        '这一事项面向本市户籍残疾人。户籍迁入后可以申请。',
        'This matter is for people with household registration in this city.',
      );
    return founders.length === 0 || founders.some((one) => one.household === undefined)
      ? found('unknown', '户籍还没有核验。', 'The household register has not been checked yet.')
      : found('met', '户籍在本市。', 'The household register is in this city.');
  }),

  'organisation-kind': rule(
    z.strictObject({ oneOf: z.array(z.enum(['individual-business', 'enterprise', 'private-non-enterprise'])).min(1) }),
    ({ organisation }, { oneOf }) =>
      answered(
        organisation === undefined ? undefined : (oneOf as string[]).includes(organisation),
        ['经营主体的类型符合。', 'The kind of organisation qualifies.'],
        [
          '需要是个体工商户、企业或民办非企业单位。办理登记后可以申请。',
          'It must be an individual business, an enterprise or a private non-enterprise unit.',
        ],
        ['还没有填写经营主体的类型。', 'The kind of organisation is not filled in yet.'],
      ),
  ),

  'rents-premises': rule(none, ({ rentsPremises }) =>
    answered(
      rentsPremises,
      ['租有经营场地。', 'Premises are rented.'],
      ['需要租有经营场地。', 'Premises must be rented.'],
      ['还没有填写经营场地。', 'The premises are not filled in yet.'],
    ),
  ),

  'operating-normally': rule(none, ({ operating }) =>
    answered(
      operating,
      ['正常经营。', 'It operates normally.'],
      ['需要正在正常经营。恢复经营后可以申请。', 'It must be operating normally.'],
      ['还没有填写经营情况。', 'Whether it operates is not filled in yet.'],
    ),
  ),

  'rent-paid-on-time': rule(none, ({ rentPaidOnTime, rentsPremises }) =>
    answered(
      rentsPremises === false ? true : rentPaidOnTime,
      ['按时缴纳租金。', 'Rent is paid on time.'],
      ['需要按时缴纳租金。补缴后可以申请。', 'Rent must be paid on time.'],
      ['还没有填写租金缴纳情况。', 'Whether rent is paid is not filled in yet.'],
    ),
  ),
};

export type RuleName = keyof typeof rules;
export const isRule = (name: string): name is RuleName => Object.hasOwn(rules, name);
export const ruleNamed = (name: string): Rule<unknown> | undefined => (isRule(name) ? (rules[name] as Rule<unknown>) : undefined);
