import { type Request, type Response } from 'express';
import { type EvidenceRef } from '../../../../domain/case/state';
import { type FileInfo } from '../../../../store/files';
import { keepFiles, type Taken } from '../../../cases/keep-files';
import { textsOf } from '../../../middleware/bodies';
import { filesOf, takesPhotos } from './forms';
import { standsAgainst } from './judge';
import { type ActPage, pageAt } from './page';

/**
 * Reads an act's form with its files. Those that can be read are kept at once and wait: a form that comes back for something else has
 * them still. Where the act may not be done, none is kept. @returns undefined when the answer was given
 */
export async function takeFiles({ look, kind }: ActPage, req: Request, res: Response): Promise<Taken | undefined> {
  const item = filesOf(kind);
  const taken = await keepFiles(look.services, req, res, {
    owner: look.actor.id,
    case: look.state.id,
    itemOf: (field) => (field === 'files' ? item : undefined),
    photos: takesPhotos(kind),
    again: true,
    mayKeep: () => Promise.resolve(!standsAgainst(pageAt(req, look, kind))),
  });
  for (const id of taken?.broken ? [] : textsOf(req, 'remove')) await look.services.store.files.remove(id, look.actor.id);
  return taken;
}

/** This officer's files for the act that nothing refers to yet, as they came. */
export async function waitingFor({ look, kind }: ActPage): Promise<FileInfo[]> {
  const item = filesOf(kind);
  if (!item) return [];
  const files = await look.services.store.files.listFor(look.state.id, item);
  return files.filter((one) => one.owner === look.actor.id && !one.frozen);
}

/** What the act goes with: what just came, and what the form showed as waiting. */
export async function goingWith(page: ActPage, req: Request, taken: Taken): Promise<FileInfo[]> {
  const shown = new Set([...textsOf(req, 'waiting'), ...taken.kept.map((one) => one.id)]);
  return (await waitingFor(page)).filter((one) => shown.has(one.id));
}

export const refsOf = (files: readonly FileInfo[]): EvidenceRef[] => files.map(({ id: file, item, hash }) => ({ item, file, hash }));

/** Entered, the files are part of the case; refused after all, they go again. */
export async function settleFiles({ look }: ActPage, files: readonly FileInfo[], entered: boolean): Promise<void> {
  const ids = files.map((one) => one.id);
  if (ids.length === 0) return;
  if (entered) await look.services.store.files.freeze(look.state.id, ids);
  else for (const id of ids) await look.services.store.files.remove(id, look.actor.id);
}
