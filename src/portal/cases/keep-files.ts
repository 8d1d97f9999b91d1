import { type Request, type Response } from 'express';
import { type ActorId, type CaseId } from '../../domain/values';
import { keptName, shownName } from '../../papers/name';
import { type FileInfo, type Scan } from '../../store/files';
import { type Uploaded, readForm } from '../middleware/upload';
import { type Services } from '../services';

/** What somebody may have uploaded without having submitted it: more than every paper of five applications. */
export const mostPending = 300 * 1024 * 1024;

/** Whose files these are, of which case, and which item a field of the form is for; undefined for a field that the page does not have. */
export interface Keeping {
  owner: ActorId;
  case: CaseId;
  itemOf: (field: string) => string | undefined;
  /** Photographs only. */
  photos?: boolean;
  /** A file that its owner has waiting already may be chosen once more. */
  again?: boolean;
  /** Asked at the first file, when the words before it are known: whether any may be kept at all. */
  mayKeep?: () => Promise<boolean>;
}

/** What became of a form's files: those that are kept, and by item in words why others were not. */
export interface Taken {
  chosen: number;
  kept: FileInfo[];
  errors: Record<string, string>;
  /** The form was broken off by a limit of the whole: nothing of its words can be relied on. */
  broken: boolean;
}

/**
 * Reads a form and keeps its files as they come, each by its content and not by its name, under the item its field is for. What is not
 * taken is named with the reason; the others stay. @returns undefined when the answer was given
 */
export async function keepFiles(services: Services, req: Request, res: Response, keeping: Keeping): Promise<Taken | undefined> {
  const { t } = res.locals;
  const kept: FileInfo[] = [];
  const words = new Map<string, string[]>();
  const say = (item: string, why: string, name: string): void => {
    words.set(item, [...(words.get(item) ?? []), t(`file.${why}`, { name: shownName(name) })]);
  };
  let may: boolean | undefined;
  const read = await readForm(req, res, services.store, keeping.owner, async (file) => {
    const item = keeping.itemOf(file.field);
    may ??= keeping.mayKeep ? await keeping.mayKeep() : true;
    if (item === undefined || !may) return;
    const one = await keepOne(services, keeping, item, file);
    if ('file' in one) kept.push(one.file);
    else say(item, one.why, file.name);
  });
  if (!read) return undefined;
  for (const { field, why, name } of read.refused) say(keeping.itemOf(field) ?? '', why, name);
  const last = [...words.keys()].at(-1);
  if (read.unnamed > 0 && last !== undefined) words.set(last, [...(words.get(last) ?? []), t('file.rest', { count: read.unnamed })]);
  return {
    chosen: read.chosen,
    kept,
    errors: Object.fromEntries([...words].map(([item, all]) => [item, all.join(' ')])),
    broken: read.broken,
  };
}

/** One file: within what its owner may have waiting, without a virus, read to its end, and kept once. */
async function keepOne(
  { store, papers, scanner }: Services,
  { owner, case: id, photos, again }: Keeping,
  item: string,
  { name, bytes: given }: Uploaded,
): Promise<{ file: FileInfo } | { why: string }> {
  if ((await store.files.pendingBytes(owner)) + given.length > mostPending) return { why: 'too-much' };
  const verdict = scanner && given.length > 0 ? await scanner(given) : undefined;
  if (verdict?.kind === 'infected') return { why: 'infected' };
  const read = await papers.read(given);
  // `file.broken` speaks of a whole upload.
  if (read.kind === 'refused') return { why: photos && read.why === 'type' ? 'photo' : read.why === 'broken' ? 'broken-file' : read.why };
  const { type, bytes, pages } = read;
  if (photos && type !== 'image/jpeg') return { why: 'photo' };
  const scan: { scan?: Scan } = verdict ? { scan: verdict.kind === 'clean' ? 'clean' : 'waiting' } : {};
  const done = await store.files.keep({ owner, case: id, item, name: keptName(name, type), type, bytes, pages, ...scan });
  if (done.kind === 'full') return { why: 'too-many-in-case' };
  if (done.kind === 'same' && !(again && done.file.owner === owner && !done.file.frozen)) return { why: 'same' };
  return { file: done.file };
}
