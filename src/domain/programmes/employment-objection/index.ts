import { withoutRules } from '../common/without-rules';
import { countedPart, objectedPart } from './form';

/** 职工异议: somebody says that a unit counts them wrongly. The unit is told nothing of it, and nothing stands still. */
export const employmentObjection = withoutRules({
  name: 'employment-objection',
  story: 'objection',
  filedBy: 'public',
  byInvitation: true,
  restricted: true,
  route: { order: [['investigate'], ['deliver']], needed: ['investigate'] },
  form: [objectedPart, countedPart],
});
