import { type ActKind } from '../../../domain/case/acts';

/** Which fields an officer's act asks for; an act without any is done by its button alone. */
export type Asked = 'text' | 'clause' | 'items' | 'minor-items' | 'by' | 'days' | 'to-officer' | 'to-step' | 'when' | 'checklist' | 'finding' | 'how';

const forms: Partial<Record<ActKind, readonly Asked[]>> = {
  reassign: ['to-officer', 'text'],
  extend: ['days', 'text'],
  note: ['text'],
  message: ['text'],
  'refuse-acceptance': ['clause', 'text'],
  'request-supplement': ['items'],
  'accept-conditionally': ['minor-items', 'by', 'text'],
  'settle-finding': ['finding', 'text'],
  appoint: ['when', 'text'],
  inspect: ['checklist', 'text'],
  advance: ['text'],
  return: ['to-step', 'text'],
  refuse: ['clause', 'text'],
  deliver: ['how'],
};

/** Every act an officer enters on a case's page, with what its form asks. */
export const officerActs: readonly ActKind[] = ['claim', 'release', 'accept', 'grant', ...(Object.keys(forms) as ActKind[])];
export const askedBy = (kind: ActKind): readonly Asked[] => forms[kind] ?? [];
export const needsForm = (kind: ActKind): boolean => askedBy(kind).length > 0;

/** Acts whose letter is shown before it goes. */
export const previewed: readonly ActKind[] = ['refuse-acceptance', 'refuse'];
