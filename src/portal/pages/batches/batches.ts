import { Router } from 'express';
import { type Services } from '../../services';
import { batchActPages } from './acts';
import { bankReturnPages } from './bank-return';
import { batchListPages } from './list';
import { batchPage } from './batch';

/** 发放批次: made by one, released by another, reconciled to zero. */
export function batchPages(services: Services): Router {
  const router = Router();
  router.use(batchListPages(services), batchPage(services), batchActPages(services), bankReturnPages(services));
  return router;
}
