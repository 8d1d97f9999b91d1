import { type Response } from 'express';
import { keepsUnsent } from '../own-forms';
import { paths } from '../paths';
import { maskedName } from './mask';

export interface Shown {
  /** What the page is about, in the reader's language; also its `<title>`. */
  title: string;
  /** The step within it: `<title>` is `title - step - 助业`. */
  step?: string;
  /** Messages by field, in the reader's language: the title says so, the summary lists them and takes the focus. */
  errors?: Readonly<Record<string, string>>;
}

type Model = Shown & Record<string, unknown>;

/** Answers with `views/pages/<view>.hbs` in the layout. Everything in `model` is for the template; rules stay outside. */
export function show(res: Response, view: string, model: Model, status = 200): void {
  res.status(status).render(`pages/${view}`, wholeOf(res, model));
}

/** The same page as text, answering nothing. Rejects if it cannot be made. */
export const pageOf = (res: Response, view: string, model: Model): Promise<string> =>
  new Promise((resolve, reject) =>
    res.render(`pages/${view}`, wholeOf(res, model), (error: Error | null, html: string) => (error ? reject(error) : resolve(html))),
  );

function wholeOf(res: Response, model: Model): Record<string, unknown> {
  const { t, viewer, lang, csrf, unsent } = res.locals;
  const own = viewer !== undefined && keepsUnsent(res.req.path);
  const errors = Object.entries(model.errors ?? {});
  const step = model.step === undefined ? [] : [model.step];
  const before = errors.length > 0 ? [t('error.titlePrefix')] : [];
  const back = res.req.method === 'GET' ? res.req.originalUrl : paths.home;
  const layout = {
    lang,
    t,
    csrf,
    ...(unsent ? { unsent } : {}),
    documentTitle: `${before.join('')}${[model.title, ...step, t('layout.product')].join(' - ')}`,
    summary: errors.map(([field, message]) => ({ field, message })),
    here: back,
    // Choosing a language opens a page anew: on the answer to a form it would lose what was typed, unless the page keeps that.
    mayChoose: res.req.method === 'GET' || own,
    own,
    otherLanguage: lang === 'en' ? { code: 'zh-CN', name: '中文' } : { code: 'en', name: 'English' },
    ...(viewer
      ? {
          viewer: {
            account: viewer.actor.id,
            name: maskedName(viewer.name),
            officer: viewer.actor.kind === 'officer',
            menu: menuFor(
              viewer.actor.posts.map(({ role }) => role),
              viewer.actor.kind,
            ).map((one) => ({ ...one, current: one.href === res.req.path })),
          },
        }
      : {}),
  };
  if (res.app.get('env') !== 'production') assertApart(model, layout);
  return { ...model, ...layout };
}

/** A page's word by the name of one of the layout's would vanish without a sound. Throws. */
function assertApart(model: Model, layout: Record<string, unknown>): void {
  const taken = Object.keys(layout).filter((name) => Object.hasOwn(model, name));
  if (taken.length > 0) throw new Error(`the layout has words of its own for ${taken.join(', ')}`);
}

/** Where somebody may go from anywhere: by kind of account and roles held. */
function menuFor(roles: readonly string[], kind: string): { href: string; key: string }[] {
  if (kind !== 'officer') {
    return [
      { href: paths.home, key: 'menu.home' },
      { href: paths.matters, key: 'menu.matters' },
    ];
  }
  return [
    { href: paths.desk(), key: 'menu.desk' },
    ...(roles.includes('window') ? [{ href: paths.deskRealName, key: 'menu.realName' }] : []),
    ...(roles.some((role) => role === 'finance' || role === 'supervisor') ? [{ href: paths.batches(), key: 'menu.batches' }] : []),
    ...(roles.includes('auditor') ? [{ href: paths.log(), key: 'menu.log' }] : []),
  ];
}
