import { type Request, type Response } from 'express';
import { type Account } from '../../../../store/people';
import { tailOfOne } from '../../../accounts/limits';
import { textOf } from '../../../middleware/bodies';
import { type Services } from '../../../services';

/** The last characters of the identity number that an account is proven by. */
export const tailQuestion = ({ t }: Response['locals']) => ({
  name: 'tail',
  label: t('byCode.tail'),
  hint: t('byCode.tailHint'),
  autocomplete: 'off',
});

/** What is wrong with the last characters typed, or nothing; tried a few times a day at most. */
export async function tailFault(
  { people, store: { limits } }: Services,
  req: Request,
  { t }: Response['locals'],
  account: Account,
): Promise<string | undefined> {
  if (!account.proven) return undefined;
  if (!(await limits.take(tailOfOne, account.actor.id))) return t('byCode.tailTooOften');
  if (!(await people.endsWith(account.actor.id, textOf(req, 'tail')))) return t('byCode.tailWrong');
  await limits.clear(tailOfOne, account.actor.id);
  return undefined;
}
