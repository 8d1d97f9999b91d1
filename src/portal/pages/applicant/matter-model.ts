import { type Response } from 'express';
import { resultsOf } from '../../../domain/policy/award';
import { programmeNamed } from '../../../domain/programmes';
import { sayNumber } from '../../../domain/programmes/words';
import { type Policy } from '../../../domain/policy/policy';
import { type AreaCode } from '../../../domain/values';
import { howLong } from '../../cases/how-long';
import { callAbout, firstOffice } from '../../cases/places';
import { provenancesOf } from '../../cases/provenance';
import { checkHref } from '../../cases/pre-check';
import { openIn } from '../../cases/open-in';
import { windowWords } from '../../cases/window';
import { paths } from '../../paths';
import { type Services } from '../../services';

/** What it comes to, and what the cases come to that follow it. */
const amountsOf = ({ policies }: Services, policy: Policy) =>
  [
    policy,
    // What is filed anew comes to the same.
    ...policy.follows.flatMap(
      ({ programme }) =>
        policies.policies.find((each) => each !== policy && each.programme === programme && each.area === policy.area) ?? [],
    ),
  ].flatMap(resultsOf);

/** What the page of a matter says, in the order in which people ask: how much, who, which papers, how long, whom to call. */
export function matterModel(services: Services, policy: Policy, area: AreaCode | undefined, res: Response) {
  const { t, lang, viewer } = res.locals;
  const place = { place: policy.area };
  // Where whoever looks lives says nothing of the unit that they may speak for.
  const office = programmeNamed(policy.programme).filedBy === 'unit' ? undefined : area && firstOffice(services, policy, area);
  const papers = policy.evidence.map((one) => ({
    text: one.say[lang],
    only: one.onlyIf ? t(`matter.onlyIf.${one.onlyIf}`) : one.required ? undefined : t('matter.ifYouHave'),
    held: one.registry !== undefined,
  }));
  return {
    title: policy.term[lang],
    area: openIn(services, policy, lang),
    amounts: amountsOf(services, policy).map(({ say, value, unit }) => ({ say: say[lang], result: sayNumber(t, value, unit) })),
    once: t(`matter.once.${policy.once.period}.${policy.once.per}`),
    conditions: policy.eligibility.map((one) => (one.say ?? one.clause)[lang]),
    toBring: papers.filter((one) => !one.held),
    held: papers.filter((one) => one.held),
    heldNames: papers
      .filter((one) => one.held)
      .map((one) => one.text)
      .join(lang === 'en' ? '; ' : '、'),
    window: windowWords(services, policy, t, lang),
    limits: policy.limits,
    route: howLong(policy, t, lang),
    // Nobody knows where the reader lives: the city whose matter it is answers.
    front: callAbout(services, policy)?.telephone,
    office: office && { name: office.name[lang], telephone: office.telephone },
    sources: provenancesOf(policy, t),
    grades: viewer?.actor.kind === 'officer',
    document: policy.document,
    remedies: policy.remedies?.[lang],
    signedIn: viewer !== undefined,
    check: checkHref(policy),
    start: paths.matter(policy.programme, place),
    blank: paths.matterBlank(policy.programme, place),
  };
}
