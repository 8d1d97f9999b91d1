import { join } from 'node:path';
import express, { type Express } from 'express';
import { projectFolder } from '../../root';

const worker = join('visit', 'worker.js');

/** Our own style sheet and script, and nothing from elsewhere. */
export function setUpAssets(app: Express): void {
  app.use(
    '/public',
    express.static(join(projectFolder(), 'public'), {
      index: false,
      redirect: false,
      setHeaders: (res, path) => {
        res.setHeader('Cache-Control', 'public, max-age=300, must-revalidate');
        // It may stand before the page of one act, and nothing else, although its file lies elsewhere.
        if (path.endsWith(worker)) res.setHeader('Service-Worker-Allowed', '/desk/cases/');
      },
    }),
  );
}
