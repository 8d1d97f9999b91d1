import { aboutPart } from '../common/about';
import { contactPart } from '../common/contact';
import { withoutRules } from '../common/without-rules';

/** 抽查: over a case that was paid, drawn by a seed; visited, and found as it should be or not. */
export const spotCheck = withoutRules({
  name: 'spot-check',
  story: 'spotCheck',
  filedBy: 'supervisor',
  route: { order: [['visit'], ['investigate']], needed: ['investigate'] },
  form: [aboutPart, contactPart],
  visitShows: ['about.address'],
});
