import { routeAt } from './middleware/pattern';
import { patterns } from './paths';

/** Pages whose form is sent to the page's own address, and may take somebody a while to fill in. */
const keeping: readonly string[] = [
  patterns.draftSection,
  patterns.draftPartners,
  patterns.caseSupplement,
  patterns.caseHearing,
  patterns.caseWithdraw,
  patterns.caseAccount,
  patterns.caseRating,
  patterns.deskAct,
  patterns.deskUnmask,
  patterns.deskOver,
];

/** Whether what stands in a form of this page may be kept for whoever comes back to it. */
export const keepsUnsent = (path: string): boolean => keeping.includes(routeAt(path)?.pattern ?? '');
