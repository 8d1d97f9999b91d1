import { type Request, type Response } from 'express';
import { type CodePurpose, type Pass } from '../../../../store/codes';
import { type Account } from '../../../../store/people';
import { textOf } from '../../../middleware/bodies';
import { paths } from '../../../paths';
import { maskedName } from '../../../view/mask';

export type Purpose = Extract<CodePurpose, 'sign-up' | 'sign-in' | 'password'>;

/** Somebody who has shown a code, and what stands under their number. */
export interface ByNumber {
  purpose: Purpose;
  pass: Pass;
  telephone: string;
  accounts: Account[];
  action: string;
  back: string;
}

/** What each page carries to the next. */
export const hiddenOf = ({ pass, back }: ByNumber, step: string, account?: Account) => ({
  step,
  pass,
  back,
  ...(account ? { account: account.actor.id } : {}),
});

export const accountIn = (req: Request, by: ByNumber): Account | undefined =>
  by.accounts.find((one) => one.actor.id === textOf(req, 'account'));

export const whose = ({ t }: Response['locals'], { name }: Account): string => t('byCode.whose', { name: maskedName(name) });

/** The pass was used up, or nothing stands under it any more. */
export const over = (res: Response, { back }: ByNumber): void => res.redirect(303, paths.signIn(back));
