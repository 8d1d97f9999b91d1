import { Router } from 'express';
import { officeGroups } from '../cases/office-groups';
import { mattersOpen } from '../cases/places';
import { patterns, paths } from '../paths';
import { type Services } from '../services';
import { show } from '../view/show';

/** What helps before a telephone does; the numbers come last, by district. How many tips each part has is told by its words. */
const parts = { fill: 6, photo: 6, after: 5, access: 5, stuck: 6 } as const;

export function helpPages({ policies }: Pick<Services, 'policies'>): Router {
  const router = Router();
  router.get(patterns.help, (_req, res) => {
    const { t, lang } = res.locals;
    show(res, 'help', {
      title: t('help.title'),
      parts: Object.entries(parts).map(([id, count]) => ({
        id,
        title: t(`help.${id}.title`),
        // What may be uploaded is said in the same words as where it is.
        lead: id === 'photo' ? t('file.lead') : undefined,
        tips: Array.from({ length: count }, (_, at) => ({
          ask: t(`help.${id}.ask${at + 1}`),
          answer: t(`help.${id}.answer${at + 1}`, { minutes: res.app.locals['idleMinutes'] }),
        })),
      })),
      forms: mattersOpen({ policies }).map((one) => ({
        term: one.term[lang],
        href: paths.matterBlank(one.programme, { place: one.area }),
      })),
      groups: officeGroups(policies.offices).map(({ head, offices }) => ({
        name: head?.name[lang],
        offices: offices.map((one) => ({ name: one.name[lang], telephone: one.telephone, address: one.address })),
      })),
    });
  });
  return router;
}
