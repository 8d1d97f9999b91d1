import { isSure, type Values } from '../../form/answers';
import { named, type Section, words } from '../../form/field';
import { text } from '../../form/fields';
import { type Payee } from '../../ground/payee';
import { parseBankCard } from '../../identifiers/bank-card';
import { parseName } from '../../identifiers/words';

/** Whom the treasury pays. */
export interface AccountAnswers {
  holder: string;
  bank: string;
  number: string;
}

export const accountPart: Section = {
  id: 'account',
  fields: [
    text('holder', words(parseName, 50), { autocomplete: 'name', mask: 'name' }),
    text('bank', words(parseName, 100)),
    text('number', (typed) => named('card', parseBankCard(typed)), {
      means: 'account',
      inputmode: 'numeric',
      autocomplete: 'off',
      mask: 'account',
    }),
  ],
};

/** @param account values of the part, without a fault */
export function payeeOf(account: AccountAnswers): Payee {
  const { holder, bank, number } = account;
  return { name: holder, bank, account: number, ...(isSure(account as unknown as Values, 'number') ? { unusual: true } : {}) };
}
