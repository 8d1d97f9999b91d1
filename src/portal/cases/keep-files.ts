import { type ActorId, type CaseId } from '../../domain/values';
import { type FileInfo } from '../../store/files';
import { type Store } from '../../store/store';
import { type Uploaded } from '../middleware/upload';
import { fileType } from './file-type';

/** A file that was not taken, and why; the others stay. */
export interface Rejected {
  name: string;
  why: 'empty' | 'type' | 'same' | 'too-many-in-case';
}

export const mostInCase = 60;

/** Keeps each file that may be kept, by its content and not by its name. */
export async function keepFiles(
  store: Pick<Store, 'files'>,
  owner: ActorId,
  id: CaseId,
  item: string,
  uploaded: readonly Uploaded[],
): Promise<{ kept: FileInfo[]; rejected: Rejected[] }> {
  const kept: FileInfo[] = [];
  const rejected: Rejected[] = [];
  let room = mostInCase - (await store.files.listFor(id)).length;
  for (const { name, bytes } of uploaded) {
    const shown = name.replace(/[\p{Cc}\p{Cf}/\\]/gu, '').slice(-80) || '?';
    const type = fileType(bytes);
    if (bytes.length === 0) rejected.push({ name: shown, why: 'empty' });
    else if (!type) rejected.push({ name: shown, why: 'type' });
    else if (room <= 0) rejected.push({ name: shown, why: 'too-many-in-case' });
    else {
      const { kind, file } = await store.files.keep({ owner, case: id, item, name: shown, type, bytes });
      if (kind === 'same') rejected.push({ name: shown, why: 'same' });
      else {
        kept.push(file);
        room -= 1;
      }
    }
  }
  return { kept, rejected };
}
