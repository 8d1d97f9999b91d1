import { type Request } from 'express';
import { type FileInfo } from '../../../../store/files';
import { paperRow } from '../../../cases/paper-rows';
import { paths } from '../../../paths';
import { lookIn, viewerModel } from '../../papers/viewer';
import { itemName, type CaseLook } from '../../../cases/look';

/** A paper with what it answers, in words. */
export interface Shown {
  file: FileInfo;
  item: string;
}

/** The case's papers, each with what it answers. Files that nothing entered refers to are not the case's yet. */
export async function papersShown(look: CaseLook): Promise<Shown[]> {
  if (!look.may('papers')) return [];
  const { state } = look;
  const entered = new Set([
    ...state.evidence.map((one) => one.file),
    ...state.visits.flatMap((visit) => visit.inspections.flatMap((one) => one.photos.map((photo) => photo.file))),
    ...state.notices.flatMap((notice) => notice.boards.flatMap((one) => one.photos.map((photo) => photo.file))),
    ...state.findings.flatMap((one) => (one.settled?.paper ? [one.settled.paper.file] : [])),
  ]);
  const files = (await look.services.store.files.listFor(state.id)).filter((file) => file.frozen || entered.has(file.id));
  return files.map((file) => ({ file, item: itemName(look, file.item) }));
}

/** What was handed in, and how, if later. */
export const papersOf = (look: CaseLook, papers: readonly Shown[]) =>
  papers.map(({ file, item }) => ({
    ...paperRow(look.services, file, look.actor.id, look.t),
    item,
    href: paths.deskCase(look.state.id, { paper: file.id }),
    note: noteOf(look, file),
  }));

/** The paper that stands open beside the case: the one its address names, or else the first. */
export async function viewerBeside(look: CaseLook, papers: readonly Shown[], req: Request) {
  const open = (papers.find((one) => one.file.id === req.query['paper']) ?? papers[0])?.file;
  if (!open) return undefined;
  const { id } = look.state;
  return viewerModel(look.services, {
    papers,
    open,
    look: { ...lookIn(req), print: false },
    reader: look.actor.id,
    link: (file, query) => `${paths.deskCase(id, { paper: file.id, ...query })}#papers`,
    alone: (file, query) => paths.deskPaper(id, file.id, query),
    t: look.t,
  });
}

/** The applicant's papers that were not there when the case was filed came with 补正, or as was promised. */
function noteOf({ input, state, t }: CaseLook, file: FileInfo): string | undefined {
  if (file.owner !== state.applicant.actor || input.submission.evidence.some((one) => one.file === file.id)) return undefined;
  return t(state.supplements > 0 && state.accepted && file.at <= state.accepted.at ? 'case.paperSupplemented' : 'case.paperLater');
}
