// What a visit left on this telephone, once somebody else has it in their hand (zhuye.js asks).
import { forgetAll, forgetOld, unmark } from './kept.js';
import { forgetPages } from './saved-page.js';

/** @param signedOut whoever kept it has signed out: what was typed goes too, and not the pages alone */
export async function forget(signedOut) {
  await forgetPages();
  if (signedOut) forgetAll();
  else if ((await forgetOld()) === 0) unmark();
}
