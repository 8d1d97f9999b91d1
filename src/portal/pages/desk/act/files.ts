import { createHash } from 'node:crypto';
import { type EvidenceRef } from '../../../../domain/case/state';
import { type FileInfo } from '../../../../store/files';
import { fileType } from '../../../cases/file-type';
import { mostInCase } from '../../../cases/keep-files';
import { type Uploaded } from '../../../middleware/upload';
import { type CaseLook } from '../case/look';

interface Ready {
  name: string;
  type: string;
  bytes: Buffer;
}

/** What came with an act's form, looked at before anything is kept: what may be kept, and what is wrong, file by file by its name. */
export async function readyFiles(look: CaseLook, item: string, uploaded: readonly Uploaded[]): Promise<{ ready: Ready[]; wrong: string }> {
  const { t, state, actor } = look;
  const there = await look.services.store.files.listFor(state.id);
  const taken = new Set<string>(there.filter((one) => one.item === item && (one.frozen || one.owner !== actor.id)).map((one) => one.hash));
  const ready: Ready[] = [];
  const wrong: string[] = [];
  for (const { name, bytes } of uploaded) {
    const shown = name.replace(/[\p{Cc}\p{Cf}/\\]/gu, '').slice(-80) || '?';
    const type = fileType(bytes);
    const hash = createHash('sha256').update(bytes).digest('hex');
    const why =
      bytes.length === 0
        ? t('file.empty', { name: shown })
        : !type || (item === 'visit-photo' && type === 'application/pdf')
          ? t(item === 'visit-photo' ? 'act.photoType' : 'file.type', { name: shown })
          : taken.has(hash)
            ? t('file.same', { name: shown })
            : there.length + ready.length >= mostInCase
              ? t('file.too-many-in-case', { name: shown })
              : '';
    taken.add(hash);
    if (why !== '' || !type) wrong.push(why);
    else ready.push({ name: shown, type, bytes });
  }
  return { ready, wrong: wrong.join(' ') };
}

export interface Kept {
  files: FileInfo[];
  refs: EvidenceRef[];
}

/** Keeps what is ready: only once nothing speaks against the act. */
export async function keepReady({ services, actor, state }: CaseLook, item: string, ready: readonly Ready[]): Promise<Kept> {
  const files: FileInfo[] = [];
  for (const one of ready) files.push((await services.store.files.keep({ ...one, owner: actor.id, case: state.id, item })).file);
  return { files, refs: files.map(({ id: file, hash }) => ({ item, file, hash })) };
}

/** Entered, the files are part of the case; refused after all, they go again. */
export async function settleKept({ services, actor, state }: CaseLook, { files }: Kept, entered: boolean): Promise<void> {
  const ids = files.map((one) => one.id);
  if (ids.length === 0) return;
  if (entered) await services.store.files.freeze(state.id, ids);
  else for (const id of ids) await services.store.files.remove(id, actor.id);
}
