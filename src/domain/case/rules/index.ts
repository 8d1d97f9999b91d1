import { type ActKind } from '../acts';
import { type ActRule } from '../context';
import { accept, acceptConditionally, keepPromise, refuseAcceptance, requestSupplement, supplement } from './accepting';
import { addRows, compose, releasePayment, removeRow, row } from './batch';
import { checked, settleFinding } from './checking';
import { expire, lapse, moveClock, recalendar } from './clock';
import { deliver, withdraw } from './closing';
import { claim, extend, message, note, reassign, release } from './desk';
import { advance, grant, refuse, returnTo } from './judging';
import { bounced, joinBatch, leaveBatch, mendAccount, orderPayment, paid } from './paying';
import { appoint, inspect } from './visiting';

/** Every kind of act and its rule: the one table behind buttons, HTTP answers and the workflow's validator. */
export const actRules: { [K in ActKind]: ActRule<K> } = {
  claim,
  release,
  reassign,
  extend,
  note,
  message,
  accept,
  'refuse-acceptance': refuseAcceptance,
  'request-supplement': requestSupplement,
  'accept-conditionally': acceptConditionally,
  supplement,
  'keep-promise': keepPromise,
  lapse,
  expire,
  checked,
  'settle-finding': settleFinding,
  appoint,
  inspect,
  advance,
  return: returnTo,
  refuse,
  grant,
  'join-batch': joinBatch,
  'leave-batch': leaveBatch,
  'order-payment': orderPayment,
  paid,
  bounced,
  'mend-account': mendAccount,
  deliver,
  withdraw,
  'move-clock': moveClock,
  recalendar,
  'add-rows': addRows,
  'remove-row': removeRow,
  row,
  compose,
  'release-payment': releasePayment,
};

export const actKinds = Object.keys(actRules) as ActKind[];
