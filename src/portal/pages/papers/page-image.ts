import { type Width } from '../../../papers/papers';
import { type FileInfo } from '../../../store/files';
import { type Services } from '../../services';

/** One page of a paper as a picture: made at its first view, kept sealed, and read from there ever after. Undefined if it cannot be drawn. */
export async function pageOf({ store, papers }: Services, file: FileInfo, page: number, width: Width): Promise<Buffer | undefined> {
  if (file.pages !== undefined && page > file.pages) return undefined;
  const kept = await store.pageImages.read(file.id, page, width);
  if (kept) return kept;
  const found = await store.files.read(file.id);
  const made = found && (await papers.page(found.bytes, file.type, page, width));
  if (made) await store.pageImages.keep(file.id, page, width, made);
  return made;
}
