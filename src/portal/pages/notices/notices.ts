import { Router } from 'express';
import { above } from '../../../domain/offices';
import { standingRows } from '../../cases/standing-rows';
import { paths, patterns } from '../../paths';
import { type Services } from '../../services';
import { callOffice } from '../../view/call';
import { notFound } from '../../view/errors';
import { show } from '../../view/show';
import { objectionPages } from './objecting';
import { rowWords } from './row-words';
import { unlisted } from '../../view/unlisted';

/** 公示: what each office proposes, for everybody to read while it stands, and how to object. No search engine keeps it. */
export function noticePages(services: Services): Router {
  const { store, policies } = services;
  const router = Router();
  const officeOf = (id: string) => policies.offices.find((one) => one.id === id);

  router.get(patterns.notices, async (_req, res) => {
    const { t, lang } = res.locals;
    unlisted(res);
    const offices = (await store.postings.offices()).flatMap((id) => officeOf(id) ?? []);
    const rows = await Promise.all(offices.map((one) => standingRows(services, one.id)));
    const listed = offices.flatMap((office, at) => {
      const count = rows[at]?.length ?? 0;
      return count > 0 ? [{ office, count, city: above(policies.offices, office).at(-1) ?? office }] : [];
    });
    show(res, 'notices/offices', {
      title: t('notices.title'),
      offices: listed.map(({ office, count, city }) => ({
        name: office.name[lang],
        of: city.name[lang],
        count: t('notices.count', { count }),
        href: paths.noticesOf(office.id),
      })),
    });
  });

  router.get(patterns.noticesOf, async (req, res) => {
    const office = officeOf(String(req.params['id']));
    if (!office) return notFound(req, res);
    const { t, lang } = res.locals;
    unlisted(res);
    callOffice(res, office);
    const rows = await standingRows(services, office.id);
    show(res, 'notices/office', {
      title: t('notices.of', { office: office.name[lang] }),
      office: { name: office.name[lang], telephone: office.telephone, address: office.address },
      rows: rows.map((row) => ({
        ...rowWords(row, res),
        id: row.posting.id,
        hash: row.posting.hash,
        object: paths.noticeObject(office.id, row.posting.id),
      })),
    });
  });

  router.use(objectionPages(services));
  return router;
}
