import { join } from 'node:path';
import express, { type Express } from 'express';
import { projectFolder } from '../../root';

/** Our own style sheet and script, and nothing from elsewhere. */
export function setUpAssets(app: Express): void {
  app.use(
    '/public',
    express.static(join(projectFolder(), 'public'), {
      index: false,
      redirect: false,
      setHeaders: (res) => res.setHeader('Cache-Control', 'public, max-age=300, must-revalidate'),
    }),
  );
}
