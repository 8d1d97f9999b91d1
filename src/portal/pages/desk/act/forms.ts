import { type ActKind } from '../../../../domain/case/acts';
import { type Part } from '../../../../domain/case/may-read';

/** Which fields an officer's act asks for; an act without any is done by its button alone. */
export type Asked =
  'text' | 'clause' | 'items' | 'minor-items' | 'by' | 'days' | 'to-officer' | 'to-step' | 'when' | 'checklist' | 'finding' | 'how';

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

/** Every act an officer enters on a case's page, in the order of its buttons: what judges first, then who handles it, then words. */
export const officerActs: readonly ActKind[] = [
  'accept',
  'request-supplement',
  'accept-conditionally',
  'refuse-acceptance',
  'settle-finding',
  'appoint',
  'inspect',
  'grant',
  'advance',
  'refuse',
  'return',
  'deliver',
  'claim',
  'release',
  'reassign',
  'extend',
  'message',
  'note',
];
/** Acts that judge nothing: their buttons stand back. */
export const quiet: readonly ActKind[] = ['claim', 'release', 'reassign', 'extend', 'message', 'note', 'return'];
export const askedBy = (kind: ActKind): readonly Asked[] => forms[kind] ?? [];

/** Acts that end a case against its applicant. */
export const harmful: readonly ActKind[] = ['refuse-acceptance', 'refuse'];
/** Acts whose letter is shown before it goes: the harmful ones, and 补正, which may be told once only. */
export const previewed: readonly ActKind[] = [...harmful, 'request-supplement'];

/** Acts whose form carries files, and which item of the case those answer. */
export const filesOf: Partial<Record<ActKind, 'visit-photo' | 'finding-paper'>> = {
  inspect: 'visit-photo',
  'settle-finding': 'finding-paper',
};

/** What of the case an act's form shows: whoever may not read that does not get the form. */
export const partShown = (kind: ActKind): Part => (kind === 'settle-finding' ? 'findings' : kind === 'inspect' ? 'address' : 'progress');
