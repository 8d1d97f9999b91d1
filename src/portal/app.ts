import express, { type Express } from 'express';
import './locals';
import { setUpAdmission } from './middleware/admission';
import { setUpAccessLog, setUpIntent } from './middleware/access-log';
import { setUpAssets } from './middleware/assets';
import { setUpBodies } from './middleware/bodies';
import { setUpFaults } from './middleware/faults';
import { setUpForgery } from './middleware/forgery';
import { setUpHeaders } from './middleware/headers';
import { setUpLanguage } from './middleware/language';
import { setUpMetrics } from './middleware/metrics';
import { setUpMustChange } from './middleware/must-change';
import { setUpOrigin } from './middleware/origin';
import { setUpPark } from './middleware/park';
import { setUpRequestLog } from './middleware/request-log';
import { setUpUnsent } from './middleware/unsent';
import { setUpSession } from './middleware/session';
import { setUpViewer } from './middleware/viewer';
import { setUpViews } from './middleware/views';
import { pages } from './pages';
import { healthPages } from './pages/health';
import { type Services } from './services';

/** The portal, ready to listen. The order is the order in which a request is looked at. */
export function createApp(services: Services): Express {
  const app = express();
  setUpRequestLog(app, services);
  setUpMetrics(app, services);
  setUpHeaders(app, services);
  app.use(healthPages(services));
  setUpAssets(app);
  setUpViews(app, services);
  setUpLanguage(app, services);
  setUpAccessLog(app, services);
  // Forms are read before the session, so that what was typed can be shown again when MongoDB, and the session with it, is away.
  setUpOrigin(app, services);
  setUpBodies(app, services);
  // After the form, so that it can go back, and before anything is asked of MongoDB.
  setUpAdmission(app, services);
  setUpSession(app, services);
  setUpViewer(app, services);
  setUpMustChange(app);
  setUpForgery(app, services);
  setUpIntent(app, services);
  setUpPark(app, services);
  setUpUnsent(app, services);
  for (const page of pages) app.use(page(services));
  for (const page of services.around?.pages(services) ?? []) app.use(page);
  setUpFaults(app, services);
  return app;
}
