import { type FileInfo } from '../../../../store/files';
import { paths } from '../../../paths';
import { itemName, type CaseLook } from './look';

/** The case's papers: what was handed in when. Files that nothing submitted refers to are not the case's yet. */
export async function papersOf(look: CaseLook) {
  if (!look.may('papers')) return [];
  const files = (await look.services.store.files.listFor(look.state.id)).filter((file) => file.frozen);
  return files.map((file) => ({
    id: file.id,
    item: itemName(look, file.item),
    name: file.name,
    href: paths.caseFile(look.state.id, file.id),
    note: noteOf(look, file),
    image: file.type.startsWith('image/'),
  }));
}

/** Of papers that were not there when the case was filed: how they came. */
function noteOf({ input, state, t }: CaseLook, file: FileInfo): string | undefined {
  if (file.owner !== state.applicant.actor) return undefined;
  return input.submission.evidence.some((one) => one.file === file.id) ? undefined : t('case.paperLater');
}
