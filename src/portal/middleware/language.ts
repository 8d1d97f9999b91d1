import { type Express } from 'express';
import { type Language } from '../../store/people';
import { type Services } from '../services';
import { cookieOf } from './cookies';
import { isLanguage, loadWords } from '../view/words';

export const languageCookie = 'zhuye_language';

/** Chinese unless a cookie says English; the browser's own wish is not asked, since machines in halls are set to anything. */
export function setUpLanguage(app: Express, { around }: Pick<Services, 'around'>): void {
  const words = loadWords(around && [around.folder]);
  const translators = { 'zh-CN': words('zh-CN'), en: words('en') } satisfies Record<Language, unknown>;
  app.use((req, res, next) => {
    const chosen = cookieOf(req, languageCookie);
    res.locals.lang = isLanguage(chosen) ? chosen : 'zh-CN';
    res.locals.t = translators[res.locals.lang];
    res.locals.csrf = () => '';
    next();
  });
}
