import { type Facts } from '../../ground/facts';
import { sameWords } from '../../text/normal';
import { found, nothing, rule } from '../rule';
import { type AccountAnswers } from './account';

export interface OwnAccountFacts extends Facts {
  /** The account is called as the unit is. */
  ownAccount?: boolean;
}

/** Whether a unit's account is called as the unit is; nothing while one of the two is not known. */
export const ownAccountIn = (
  unit: { name: string } | undefined,
  { holder }: Partial<AccountAnswers>,
): Pick<OwnAccountFacts, 'ownAccount'> => (unit && holder !== undefined ? { ownAccount: sameWords(unit.name, holder) } : {});

/** Money goes to the unit's own account: another name is for an officer to look at, who may know that it is the same. */
export const ownAccount = rule(nothing, ({ ownAccount: own }: OwnAccountFacts) =>
  own === undefined
    ? found('unknown', '还没有填写收款账户。', 'The account is not filled in yet.')
    : own
      ? found('met', '收款账户的户名与单位名称一致。', 'The account is in the name of the unit.')
      : found(
          'unknown',
          '收款账户的户名与单位名称不一致：资金只发到单位自己的账户，请核对。',
          'The account is in another name than the unit’s: money goes to its own account alone; please check.',
        ),
);
