import { join } from 'node:path';
import { type Express } from 'express';
import { ExpressHandlebars } from 'express-handlebars';
import { frontOffice } from '../../domain/offices';
import { projectFolder } from '../../root';
import { type Services } from '../services';
import { placeName } from '../cases/streets';
import { type Language } from '../../store/people';
import { helpers } from '../view/helpers';
import { idleMs } from './viewer';

/** Gathers its partials once and not with every page, which would look up each by itself; what failed is tried again. */
class Views extends ExpressHandlebars {
  private gathered?: ReturnType<ExpressHandlebars['getPartials']> | undefined;

  override getPartials(...options: Parameters<ExpressHandlebars['getPartials']>): ReturnType<ExpressHandlebars['getPartials']> {
    this.gathered ??= super.getPartials(...options).catch((error: unknown) => {
      this.gathered = undefined;
      throw error;
    });
    return this.gathered;
  }
}

/** Handlebars: `views/layouts/main`, components in `views/partials`, pages in `views/pages`. */
export function setUpViews(app: Express, { policies, around }: Pick<Services, 'policies' | 'around'>): void {
  const views = [projectFolder(), ...(around ? [around.folder] : [])].map((folder) => join(folder, 'views'));
  const { engine } = new Views({
    extname: '.hbs',
    defaultLayout: 'main',
    layoutsDir: join(views[0] ?? '', 'layouts'),
    partialsDir: views.map((folder) => join(folder, 'partials')),
    helpers,
  });
  // It answers by its callback; the promise it returns as well is nobody's.
  app.engine('hbs', (path, options, done) => void engine(path, options, done));
  app.set('view engine', 'hbs');
  app.set('views', views);
  app.enable('view cache');
  // On every page, errors included: whom to call.
  const front = frontOffice(policies);
  if (front) app.locals['telephone'] = front.telephone;
  app.locals['idleMinutes'] = idleMs.applicant / 60_000;
  // So that what was typed can be shown again in words by pages that have no services: the name of a street.
  app.locals['placeName'] = (area: string, language: Language) => placeName({ policies }, area, language);
}
