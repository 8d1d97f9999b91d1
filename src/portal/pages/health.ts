import { Router } from 'express';
import { type Services } from '../services';

/** For what watches over the process. `/healthz`: it runs. `/readyz`: pages can be read; without Temporal they still can. */
export function healthPages({ ready }: Pick<Services, 'ready'>): Router {
  const router = Router();
  router.get('/healthz', (_req, res) => void res.type('text').send('ok'));
  router.get('/readyz', async (_req, res) => {
    const found = await ready();
    res.status(found.mongodb ? 200 : 503).json(found);
  });
  return router;
}
