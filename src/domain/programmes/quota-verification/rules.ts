import { z } from 'zod';
import { answered, found, nothing, rule } from '../rule';
import { type VerificationFacts } from './facts';

/** Filed for the year before the one of the submission; corrected for the year that it was filed for, whenever that is. */
export const yearBefore = rule(nothing, ({ year, on, corrects }: VerificationFacts) => {
  if (year === undefined) return found('unknown', '还没有填写申报年度。', 'The year is not filled in yet.');
  if (corrects !== undefined)
    return year === corrects
      ? found('met', `更正的是 ${year} 年度的申报。`, `It corrects what was filed for ${year}.`)
      : found('unmet', `更正申报的年度应当是 ${corrects} 年。`, `What is corrected was filed for ${corrects}.`);
  const before = String(Number(on.slice(0, 4)) - 1);
  return year === before
    ? found('met', `申报的是上一年度（${year} 年）。`, `It is for the year before (${year}).`)
    : found('unmet', `现在受理 ${before} 年度的申报。`, `At present ${before} is verified.`);
});

/** Somebody was found to count. */
export const somebodyPlaced = rule(nothing, ({ counted }: VerificationFacts) =>
  answered(
    counted && counted.weighted.some((one) => one > 0),
    ['核验到了可以认定的残疾职工。', 'There are persons who count.'],
    ['没有核验到可以认定的残疾职工。补充材料后可以更正申报。', 'Nobody was found who counts. With more papers it may be filed again.'],
    ['名册还没有核验完。', 'The roster is not checked yet.'],
  ),
);

/** In no month more people with disabilities than staff. */
export const withinStaff = rule(z.strictObject({}), ({ staff, counted }: VerificationFacts) =>
  answered(
    staff && counted && counted.persons.every((persons, at) => persons <= (staff[at] ?? 0)),
    ['各月认定人数不超过在职职工人数。', 'In no month more count than there are staff.'],
    [
      '有月份的认定人数超过了在职职工人数，请核对职工人数。',
      'In a month more count than there are staff; please check the numbers of staff.',
    ],
    ['名册还没有核验完。', 'The roster is not checked yet.'],
  ),
);
