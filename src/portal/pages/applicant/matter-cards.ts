import { type Response } from 'express';
import { type Policy } from '../../../domain/policy/policy';
import { programmeNamed } from '../../../domain/programmes';
import { type AreaCode } from '../../../domain/values';
import { byMatter, type MatterPlaces } from '../../cases/by-matter';
import { openIn } from '../../cases/open-in';
import { mattersFor } from '../../cases/places';
import { checkHref } from '../../cases/pre-check';
import { placeName } from '../../cases/streets';
import { windowWords } from '../../cases/window';
import { paths } from '../../paths';
import { type Services } from '../../services';
import { type Translate } from '../../view/words';

/** A matter as a card: where whoever looks would apply for it, and where else one may. */
export const matterCard = (services: Services, { policy, elsewhere }: MatterPlaces, { t, lang }: Response['locals']) => ({
  policy,
  ofUnits: programmeNamed(policy.programme).filedBy === 'unit',
  href: hrefOf(policy),
  check: checkHref(policy),
  term: policy.term[lang],
  summary: policy.summary[lang],
  area: policy.areaName[lang],
  window: windowWords(services, policy, t, lang)?.words,
  elsewhere: elsewhere.map((one) => ({ href: hrefOf(one), area: one.areaName[lang], term: one.term[lang] })),
});

const hrefOf = ({ programme, area }: Policy): string => paths.matter(programme, { place: area });

/**
 * What somebody may apply for as cards, those of where they live first; and what is not open where they are registered, with 意向登记.
 * @param wanted only these of what is open
 */
export function matterCards(
  services: Services,
  area: AreaCode | undefined,
  { locals }: Response,
  wanted: (policy: Policy) => boolean = () => true,
) {
  const { t, lang } = locals;
  const { open, closed } = mattersFor(services, area);
  return {
    matters: byMatter(open.filter(wanted), area).map((one) => matterCard(services, one, locals)),
    notOpen: closed.map((one) => ({
      term: one.term[lang],
      area: openIn(services, one, lang),
      why: notOpenWords(services, area, lang, t),
      action: paths.matterInterest(one.programme),
    })),
  };
}

/** 暂未开放, with the place by its name where we know it. */
export function notOpenWords(services: Services, area: string | undefined, lang: 'zh-CN' | 'en', t: Translate): string {
  const place = area && placeName(services, area, lang);
  return place ? t('matter.notOpenHere', { place }) : t('matter.notOpenThere');
}
