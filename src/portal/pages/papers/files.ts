import { Router, type Request } from 'express';
import { isSeen, type Width, widths } from '../../../papers/papers';
import { turned } from '../../../papers/picture';
import { note } from '../../logged';
import { onlyFor } from '../../middleware/viewer';
import { patterns } from '../../paths';
import { type Services } from '../../services';
import { notFound } from '../../view/errors';
import { paperFor } from './access';
import { pageOf } from './page-image';

/** The bytes of papers: the file as it is kept, always as an attachment and never in our own origin's page; its pages as pictures. */
export function paperFilePages(services: Services): Router {
  const { store } = services;
  const router = Router();

  router.get(patterns.caseFile, onlyFor(), async (req, res) => {
    const asked = await paperFor(services, req, res);
    if (!asked) return;
    const found = asked.standing === 'open' ? await store.files.read(asked.file.id) : undefined;
    if (!found) return notFound(req, res);
    note(res, { what: 'download' });
    // Of those kept before names were cleaned, too.
    const name = asked.file.name.replace(/[\p{Cc}\p{Cf}/\\]/gu, '');
    res.set({
      ...sealedOff,
      'Content-Type': found.file.type,
      'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    });
    res.send(found.bytes);
  });

  router.get(patterns.casePage, onlyFor(), async (req, res) => {
    const asked = await paperFor(services, req, res);
    if (!asked) return;
    const { file, standing } = asked;
    const { page, width, turn } = askedFor(req);
    const jpeg = standing === 'open' && isSeen(file.type) && page > 0 ? await pageOf(services, file, page, width) : undefined;
    if (!jpeg) return notFound(req, res);
    res.set({ ...sealedOff, 'Content-Type': 'image/jpeg' });
    res.send(turn === 0 ? jpeg : await turned(jpeg, turn));
  });

  return router;
}

const sealedOff = {
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'private, no-store',
  'Content-Security-Policy': "default-src 'none'; sandbox",
};

function askedFor(req: Request): { page: number; width: Width; turn: number } {
  const n = String(req.params['n']);
  const { size, turn } = req.query;
  return {
    page: /^\d{1,4}$/.test(n) ? Number(n) : 0,
    width: Object.keys(widths).find((one): one is Width => one === size) ?? 'page',
    turn: typeof turn === 'string' && /^[1-3]$/.test(turn) ? Number(turn) : 0,
  };
}
