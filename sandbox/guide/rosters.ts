import { Router } from 'express';
import { formatYuan } from '../../src/domain/money';
import { notFound } from '../../src/portal/view/errors';
import { type Translate } from '../../src/portal/view/words';
import { employers } from '../employers/firms';
import { filingOf } from '../employers/roster';
import { rosterFile, rosterTypes } from '../rosters/files';
import { rosterSamples } from '../rosters/samples';
import { guideFiles, rosterPath, samplePath } from './paths';

/** 样例名册: ten files, good and bad, and the roster of each firm that can be played, made as they are asked for. */
export function rosterPages(): Router {
  const router = Router();
  router.get(guideFiles.sample, (req, res) => {
    const sample = /^\d{1,2}$/.test(req.params.number) ? rosterSamples[Number(req.params.number) - 1] : undefined;
    if (!sample) return notFound(req, res);
    // Whatever it is: kept as a file, and never opened in the page.
    res.attachment(sample.name).type('application/octet-stream').send(sample.make());
  });
  router.get(guideFiles.roster, async (req, res) => {
    const [, key, ending] = /^([a-z]+)\.([a-z]+)$/.exec(req.params.file) ?? [];
    const employer = employers.find((one) => one.key === key);
    const type = rosterTypes.find((one) => one === ending);
    if (!employer || !type) return notFound(req, res);
    const filing = filingOf(employer);
    res.attachment(`${employer.firm.name}-${filing.year}年残疾职工名册.${type}`).send(await rosterFile(filing, type));
  });
  return router;
}

/** The samples, each with what it is and what comes of it. */
export const samplesShown = (t: Translate) =>
  rosterSamples.map(({ name }, at) => ({ name, href: samplePath(at + 1), words: t(`guide.samples.of.${at + 1}`) }));

/** What each firm would type and upload. */
export const rostersShown = () =>
  employers.map((employer) => {
    const { rows, headcount, wages } = filingOf(employer);
    const files = rosterTypes.map((type) => ({ href: rosterPath(`${employer.key}.${type}`), type: type.toUpperCase() }));
    return { name: employer.firm.name, count: rows.length, headcount: headcount.join(' '), wages: formatYuan(wages), files };
  });
