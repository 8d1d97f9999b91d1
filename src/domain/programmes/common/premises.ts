import { type Section, words } from '../../form/field';
import { money, text, yesNo } from '../../form/fields';
import { type Facts } from '../../ground/facts';
import { parseLine } from '../../identifiers/words';
import { type Fen } from '../../values';
import { answered, nothing, rule } from '../rule';

export interface PremisesAnswers {
  rents: boolean;
  /** Asked of whoever rents; without it the premises are where the firm is. */
  address?: string;
  monthlyRent?: Fen;
  paidOnTime?: boolean;
}

export interface PremisesFacts extends Facts {
  rentsPremises?: boolean;
  rentPaidOnTime?: boolean;
}

const rented = { field: 'rents', value: 'yes' };

export const premisesPart: Section = {
  id: 'premises',
  servesOnly: ['rents-premises', 'rent-paid-on-time'],
  fields: [
    yesNo('rents'),
    text('address', words(parseLine, 200), { under: rented, mask: 'address' }),
    money('monthlyRent', { under: rented }),
    yesNo('paidOnTime', { under: rented }),
  ],
};

export const rentsPremises = rule(nothing, ({ rentsPremises: rents }: PremisesFacts) =>
  answered(
    rents,
    ['租有经营场地。', 'Premises are rented.'],
    ['需要租有经营场地。', 'Premises must be rented.'],
    ['还没有填写经营场地。', 'The premises are not filled in yet.'],
  ),
);

export const rentPaidOnTime = rule(nothing, ({ rentPaidOnTime: paid, rentsPremises: rents }: PremisesFacts) =>
  answered(
    rents === false ? true : paid,
    ['按时缴纳租金。', 'Rent is paid on time.'],
    ['需要按时缴纳租金。补缴后可以申请。', 'Rent must be paid on time.'],
    ['还没有填写租金缴纳情况。', 'Whether rent is paid is not filled in yet.'],
  ),
);
