import { join } from 'node:path';
import { type Express } from 'express';
import { engine } from 'express-handlebars';
import { projectFolder } from '../root';
import { type Services } from '../services';
import { helpers } from '../view/helpers';

/** Handlebars: `views/layouts/main`, components in `views/partials`, pages in `views/pages`. */
export function setUpViews(app: Express, { config, policies }: Pick<Services, 'config' | 'policies'>): void {
  const views = join(projectFolder(), 'views');
  const render = engine({
    extname: '.hbs',
    defaultLayout: 'main',
    layoutsDir: join(views, 'layouts'),
    partialsDir: join(views, 'partials'),
    helpers,
  });
  // It answers by its callback; the promise it returns as well is nobody's.
  app.engine('hbs', (path, options, done) => void render(path, options, done));
  app.set('view engine', 'hbs');
  app.set('views', views);
  app.enable('view cache');
  // On every page, errors included: whom to call, and whether this is only practice.
  app.locals['telephone'] =
    policies.offices.find(({ level, unit }) => level === 'city' && unit === 'federation')?.telephone ?? policies.offices[0]?.telephone;
  app.locals['sandbox'] = config.sandbox;
}
