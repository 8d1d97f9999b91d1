import { type Request } from 'express';
import { isSeen } from '../../../papers/papers';
import { type FileInfo } from '../../../store/files';
import { standingOf } from '../../cases/paper-rows';
import { paths, type Query } from '../../paths';
import { type Services } from '../../services';
import { type Translate } from '../../view/words';

/** Which page of a paper is looked at, how large, and how it is turned: all of it stands in the address. */
export interface Look {
  page: number;
  large: boolean;
  turn: number;
  /** Every page below the other, to be printed. */
  print: boolean;
}

export function lookIn(req: Request): Look {
  const { page, zoom, turn, print } = req.query;
  return {
    page: typeof page === 'string' && /^\d{1,4}$/.test(page) ? Math.max(1, Number(page)) : 1,
    large: zoom === '2',
    turn: typeof turn === 'string' && /^[1-3]$/.test(turn) ? Number(turn) : 0,
    print: print === '1',
  };
}

/** How many pages stand in the strip before and after the one that is open. */
const around = 3;

export interface ViewerAsked {
  /** The papers to choose from, each with what it answers. */
  papers: readonly { file: FileInfo; item: string }[];
  open: FileInfo;
  look: Look;
  reader: string;
  /** Where a paper stands open: on the case's page, or on one of its own. */
  link: (file: FileInfo, query: Query) => string;
  /** The page of its own, which prints. */
  alone: (file: FileInfo, query: Query) => string;
  t: Translate;
}

/** The viewer as its partial shows it. Every control is a link with an address: nothing needs a script, and a colleague opens the same page. */
export function viewerModel(services: Pick<Services, 'config'>, { papers, open, look, reader, link, alone, t }: ViewerAsked) {
  const item = papers.find((one) => one.file.id === open.id)?.item ?? '';
  const pages = open.pages ?? 1;
  const page = Math.min(look.page, Math.max(1, pages));
  const standing = standingOf(services, open, reader);
  const shown = standing === 'open' && isSeen(open.type) && pages > 0;
  const at = (query: Partial<Record<'page' | 'zoom' | 'turn', number>>): string => {
    const { page: n = page, zoom = look.large ? 2 : 1, turn = look.turn } = query;
    return link(open, { page: n === 1 ? undefined : n, zoom: zoom === 1 ? undefined : zoom, turn: turn === 0 ? undefined : turn });
  };
  const image = (n: number, size: 'page' | 'large' | 'thumb') => ({
    n,
    src: paths.casePage(open.case, open.id, n, { size, turn: size === 'thumb' || look.turn === 0 ? undefined : look.turn }),
    alt: t('paper.alt', { item, name: open.name, page: n }),
  });
  const printed = Array.from({ length: pages }, (_, n) => image(n + 1, 'page'));
  return {
    tabs: papers.map(({ file, item: label }) => ({
      href: link(file, {}),
      // Several that answer one thing are told apart by their names.
      label: papers.filter((one) => one.item === label).length > 1 ? `${label} · ${file.name}` : label,
      name: file.name,
      current: file.id === open.id,
      count: file.pages !== undefined && file.pages > 1 ? file.pages : undefined,
    })),
    heading: t('paper.title', { item, name: open.name }),
    note: shown
      ? undefined
      : t(standing === 'open' ? (open.type === 'application/ofd' ? 'paper.ofd' : 'paper.notShown') : noteOf[standing]),
    original: standing === 'open' ? paths.caseFile(open.case, open.id) : undefined,
    shown: shown && {
      where: t('paper.page', { page, pages }),
      images: look.print ? printed : [image(page, look.large ? 'large' : 'page')],
      large: look.large,
      print: look.print,
      previous: page > 1 ? at({ page: page - 1 }) : undefined,
      next: page < pages ? at({ page: page + 1 }) : undefined,
      zoom: look.large ? { href: at({ zoom: 1 }), label: t('paper.smaller') } : { href: at({ zoom: 2 }), label: t('paper.larger') },
      turn: at({ turn: (look.turn + 1) % 4 }),
      printed: alone(open, { print: 1, turn: look.turn === 0 ? undefined : look.turn }),
      strip:
        pages > 1 && !look.print
          ? Array.from({ length: pages }, (_, n) => n + 1)
              .filter((n) => Math.abs(n - page) <= around)
              .map((n) => ({ ...image(n, 'thumb'), href: at({ page: n }), current: n === page }))
          : [],
    },
  };
}

const noteOf = { waiting: 'paper.waits', infected: 'paper.infected' } as const;
