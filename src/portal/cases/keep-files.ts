import { type Request } from 'express';
import { type ActorId, type CaseId } from '../../domain/values';
import { type FileInfo } from '../../store/files';
import { type Store } from '../../store/store';
import { refusedOf, type Uploaded, uploadedOf } from '../middleware/upload';
import { type Translate } from '../view/words';
import { fileType } from './file-type';

/** A file that was not taken, and why; the others stay. */
export interface Rejected {
  name: string;
  why: 'empty' | 'type' | 'same' | 'too-many-in-case' | 'too-large' | 'too-many';
}

export const mostInCase = 60;
const shownName = (name: string): string => name.replace(/[\p{Cc}\p{Cf}/\\]/gu, '').slice(-80) || '?';

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
    const shown = shownName(name);
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

/** What became of a form's files, by item: how many were chosen at all, and in words why which were not taken. */
export interface Taken {
  chosen: number;
  errors: Record<string, string>;
}

/**
 * Keeps the files of a form, each under the item its field is for, and says by name which were not taken; the others stay.
 * @param itemOf the item a field is for; undefined for a field that the page does not have
 */
export async function takeUpload(
  store: Pick<Store, 'files'>,
  owner: ActorId,
  id: CaseId,
  req: Request,
  itemOf: (field: string) => string | undefined,
  t: Translate,
): Promise<Taken> {
  const words = new Map<string, string[]>();
  const say = (item: string, { name, why }: Rejected): void =>
    void words.set(item, [...(words.get(item) ?? []), t(`file.${why}`, { name: shownName(name) })]);
  const { refused, unnamed } = refusedOf(req);
  for (const one of refused) say(itemOf(one.field) ?? '', one);
  const uploaded = uploadedOf(req);
  for (const item of new Set(uploaded.flatMap((one) => itemOf(one.field) ?? []))) {
    const { rejected } = await keepFiles(
      store,
      owner,
      id,
      item,
      uploaded.filter((one) => itemOf(one.field) === item),
    );
    for (const one of rejected) say(item, one);
  }
  const last = [...words.keys()].at(-1);
  if (unnamed > 0 && last !== undefined) words.set(last, [...(words.get(last) ?? []), t('file.rest', { count: unnamed })]);
  return { chosen: uploaded.length + refused.length, errors: Object.fromEntries([...words].map(([item, all]) => [item, all.join(' ')])) };
}
