import { type FileInfo } from '../../../../store/files';
import { paths } from '../../../paths';
import { itemName, type CaseLook } from './look';

/** The case's papers: what was handed in, and how, if later. Files that nothing entered refers to are not the case's yet. */
export async function papersOf(look: CaseLook) {
  if (!look.may('papers')) return [];
  const { state } = look;
  const entered = new Set([
    ...state.evidence.map((one) => one.file),
    ...state.visit.inspections.flatMap((one) => one.photos.map((photo) => photo.file)),
    ...state.findings.flatMap((one) => (one.settled?.paper ? [one.settled.paper.file] : [])),
  ]);
  const files = (await look.services.store.files.listFor(state.id)).filter((file) => file.frozen || entered.has(file.id));
  return files.map((file) => ({
    id: file.id,
    item: itemName(look, file.item),
    name: file.name,
    href: paths.caseFile(state.id, file.id),
    note: noteOf(look, file),
    image: file.type.startsWith('image/'),
  }));
}

/** The applicant's papers that were not there when the case was filed came with 补正, or as was promised. */
function noteOf({ input, state, t }: CaseLook, file: FileInfo): string | undefined {
  if (file.owner !== state.applicant.actor || input.submission.evidence.some((one) => one.file === file.id)) return undefined;
  return t(state.supplements > 0 && state.accepted && file.at <= state.accepted.at ? 'case.paperSupplemented' : 'case.paperLater');
}
