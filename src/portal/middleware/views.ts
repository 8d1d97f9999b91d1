import { join } from 'node:path';
import { type Express } from 'express';
import { engine } from 'express-handlebars';
import { projectFolder } from '../root';
import { helpers } from '../view/helpers';

/** Handlebars: `views/layouts/main`, components in `views/partials`, pages in `views/pages`. */
export function setUpViews(app: Express): void {
  const views = join(projectFolder(), 'views');
  app.engine('hbs', engine({ extname: '.hbs', defaultLayout: 'main', layoutsDir: join(views, 'layouts'), partialsDir: join(views, 'partials'), helpers }));
  app.set('view engine', 'hbs');
  app.set('views', views);
  app.enable('view cache');
}
