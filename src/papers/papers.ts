import { inTurn } from './in-turn';
import { kindOf } from './kind';
import { mostPixels, pixelsOf, type Raw, shownAs, writeAnew } from './picture';
import { startWorkshop, type Workshop } from './workshop';
import { zipHolds } from './zip';

/** What papers are kept as: every picture is written anew as JPEG. */
export type PaperType = 'image/jpeg' | 'application/pdf' | 'application/ofd';

/** What is seen of a paper on pages: OFD only as a file of its own. */
export const isSeen = (type: string): boolean => type === 'image/jpeg' || type === 'image/png' || type === 'application/pdf';

/** More than the longest lease with its annexes. */
export const mostPages = 200;

/** Why a paper is not taken. */
export type Unreadable =
  'empty' | 'office' | 'other-picture' | 'film' | 'type' | 'broken' | 'locked' | 'too-many-pages' | 'too-many-pixels' | 'slow';

/** A paper as it is kept; `pages` is 0 where none can be shown. */
export type Read = { kind: 'taken'; type: PaperType; bytes: Buffer; pages: number } | { kind: 'refused'; why: Unreadable };

/** How wide a page is drawn, in pixels: beside its name, to be read, to be looked at closely. */
export const widths = { thumb: 160, page: 1_000, large: 2_000 } as const;
export type Width = keyof typeof widths;

export interface Papers {
  /** Looks at a file by its content: decoded to its end, and what it would be kept as, or why it is not taken. */
  read(bytes: Buffer): Promise<Read>;
  /** One page of a paper kept, as JPEG; undefined where there is none to be drawn. */
  page(bytes: Buffer, type: string, page: number, width: Width): Promise<Buffer | undefined>;
  end(): Promise<void>;
}

const refused = (why: Unreadable): Read => ({ kind: 'refused', why });

/** The readers of papers: pictures by sharp on its own threads, HEIC and PDF in a thread of ours. */
export function createPapers(workshop: Workshop = startWorkshop()): Papers {
  // A large picture takes hundreds of megabytes while it is decoded: never two of them at once.
  const oneByOne = inTurn();

  async function heif(bytes: Buffer): Promise<Raw | Unreadable> {
    const said = await workshop.ask({ kind: 'heif', bytes, mostPixels: mostPixels / 3 });
    return said.kind === 'raw' ? said : said.kind === 'failed' ? said.why : 'broken';
  }

  async function picture(source: Buffer | Raw): Promise<Read> {
    if (!('data' in source) && ((await pixelsOf(source)) ?? 0) > mostPixels) return refused('too-many-pixels');
    const bytes = await oneByOne(() => writeAnew(source)).catch(() => undefined);
    return bytes ? { kind: 'taken', type: 'image/jpeg', bytes, pages: 1 } : refused('broken');
  }

  async function pdf(bytes: Buffer): Promise<Read> {
    const said = await workshop.ask({ kind: 'count', bytes });
    if (said.kind !== 'pages') return refused(said.kind === 'failed' ? said.why : 'broken');
    return said.pages > mostPages ? refused('too-many-pages') : { kind: 'taken', type: 'application/pdf', bytes, pages: said.pages };
  }

  function zip(bytes: Buffer): Read {
    const holds = zipHolds(bytes);
    if (holds === 'ofd') return { kind: 'taken', type: 'application/ofd', bytes, pages: 0 };
    return refused(holds === 'other' ? 'type' : holds);
  }

  return {
    async read(bytes) {
      if (bytes.length === 0) return refused('empty');
      const kind = kindOf(bytes);
      switch (kind) {
        case 'jpeg':
        case 'png':
        case 'webp':
        case 'avif':
          return picture(bytes);
        case 'heif': {
          const decoded = await heif(bytes);
          return typeof decoded === 'string' ? refused(decoded) : picture(decoded);
        }
        case 'pdf':
          return pdf(bytes);
        case 'zip':
          return zip(bytes);
        case 'office':
        case 'other-picture':
        case 'film':
          return refused(kind);
        case 'unknown':
          return refused('type');
      }
    },

    async page(bytes, type, page, width) {
      if (type !== 'application/pdf') return page === 1 ? oneByOne(() => shownAs(bytes, widths[width])).catch(() => undefined) : undefined;
      const said = await workshop.ask({ kind: 'draw', bytes, page, width: widths[width] });
      return said.kind === 'raw' ? shownAs(said, widths[width]) : undefined;
    },

    end: () => workshop.end(),
  };
}
