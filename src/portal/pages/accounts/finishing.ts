import { type Request, type Response } from 'express';
import { instantNow } from '../../../store/clock';
import { noticesTo } from '../../../store/notices-to';
import { type Account } from '../../../store/people';
import { type Services } from '../../services';
import { type ByNumber } from './finishing/by-number';
import { entering } from './finishing/entering';
import { makingAccount } from './finishing/new-account';
import { settingPassword } from './finishing/password';

/** What comes after the code. Each step asks for the pass again; the last one uses it up. */
export function finishing(services: Services) {
  const { people, store } = services;
  const { enterBy, askTail, enterStep } = entering(services);
  const { askPassword, setStep } = settingPassword(services);
  const { askNew, newStep } = makingAccount(services);

  const toAccount = async (req: Request, res: Response, by: ByNumber, account: Account): Promise<void> => {
    if (by.purpose === 'password') return askPassword(res, by, account);
    // A number is handed on by its company after some months: what has been proven to be somebody's opens by more than the number.
    if (account.proven) return askTail(res, by, account);
    await enterBy(req, res, by, account);
  };

  /** The number has passed to somebody who knows none of these people: they are told by mail, if they can be, and it reaches them no more. */
  async function disown({ accounts }: ByNumber): Promise<void> {
    const ids = accounts.map((one) => one.actor.id);
    for (const id of ids) {
      const contact = await people.contact(id);
      if (contact) await store.notices.keep(noticesTo({ ...contact, phone: '' }, id, 'number-lost'));
    }
    await people.losePhone(ids, instantNow());
  }

  return { toAccount, askNew, disown, enter: enterStep, set: setStep, new: newStep };
}
