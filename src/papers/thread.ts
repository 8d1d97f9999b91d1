import { parentPort } from 'node:worker_threads';
import decode from 'heic-decode';
import { type Raw } from './picture';

/** What the thread is asked: a PDF's pages counted, one of them drawn, a HEIC decoded. */
export type Job =
  | { kind: 'count'; bytes: Uint8Array }
  | { kind: 'draw'; bytes: Uint8Array; page: number; width: number }
  | { kind: 'heif'; bytes: Uint8Array; mostPixels: number };
export type Answer =
  { kind: 'pages'; pages: number } | ({ kind: 'raw' } & Raw) | { kind: 'failed'; why: 'broken' | 'locked' | 'too-many-pixels' };

/** No page is drawn with more pixels than this, whatever shape it says it has. */
const mostDrawn = 12_000_000;

const loadLibrary = async () => (await import('@hyzyla/pdfium')).PDFiumLibrary.init();
let library: ReturnType<typeof loadLibrary> | undefined;

async function openPdf(bytes: Uint8Array) {
  library ??= loadLibrary();
  return (await library).loadDocument(bytes);
}

async function answer(job: Job): Promise<Answer> {
  switch (job.kind) {
    case 'count': {
      const document = await openPdf(job.bytes);
      const pages = document.getPageCount();
      const { originalWidth } = pages > 0 ? document.getPage(0).getOriginalSize() : { originalWidth: 0 };
      return originalWidth > 0 ? { kind: 'pages', pages } : { kind: 'failed', why: 'broken' };
    }
    case 'draw': {
      const document = await openPdf(job.bytes);
      if (job.page < 1 || job.page > document.getPageCount()) return { kind: 'failed', why: 'broken' };
      const page = document.getPage(job.page - 1);
      const { originalWidth, originalHeight } = page.getOriginalSize();
      const ratio = originalHeight / originalWidth;
      const width = Math.max(1, Math.floor(Math.min(job.width, Math.sqrt(mostDrawn / ratio))));
      const drawn = await page.render({
        width,
        height: Math.max(1, Math.floor(width * ratio)),
        renderFormFields: true,
        render: ({ data }) => Promise.resolve(data),
      });
      return { kind: 'raw', data: drawn.data, width: drawn.width, height: drawn.height };
    }
    case 'heif': {
      const [first] = await decode.all({ buffer: job.bytes });
      if (!first) return { kind: 'failed', why: 'broken' };
      if (first.width * first.height > job.mostPixels) return { kind: 'failed', why: 'too-many-pixels' };
      const { width, height, data } = await first.decode();
      return { kind: 'raw', width, height, data: new Uint8Array(data.buffer) };
    }
  }
}

parentPort?.on('message', (job: Job) => {
  answer(job)
    .catch((error: unknown): Answer => ({ kind: 'failed', why: /[Pp]assword/.test(String(error)) ? 'locked' : 'broken' }))
    .then((said) => parentPort?.postMessage(said, said.kind === 'raw' ? [said.data.buffer as ArrayBuffer] : []))
    .catch(() => process.exit(1));
});
