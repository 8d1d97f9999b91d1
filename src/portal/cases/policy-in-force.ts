import { type Answers } from '../../domain/form/answers';
import { correction } from '../../domain/ground/after';
import { type Policy } from '../../domain/policy/policy';
import { programmeNamed } from '../../domain/programmes';
import { type AreaCode, type LocalDate } from '../../domain/values';
import { type Draft } from '../../store/drafts';
import { type Services } from '../services';
import { policyById, policyWhere } from './places';
import { isPlaceHere } from './streets';

/** The file of the day of submission, where the programme says; undefined where no office of ours takes such a case. */
export function policyInForce(services: Services, draft: Draft, answers: Answers, on: LocalDate): Policy | undefined {
  const begun = policyById(services, draft.policy);
  const area = begun && programmeNamed(draft.programme).area[begun.jurisdiction]?.(answers);
  if (!area || !isPlaceHere(services, area)) return undefined;
  return keepsRules(draft) ? begun : policyWhere(services, draft.programme, area, on);
}

/** A series keeps the rules under which it began, and so does what corrects a case; what anybody may begin by itself (复评) is filed by those of its day. */
const keepsRules = ({ after, programme }: Draft): boolean =>
  after !== undefined && (after.relation === correction || programmeNamed(programme).byInvitation === true);

/** Where a case stands that may be filed. */
export const areaOf = ({ programme, jurisdiction }: Policy, answers: Answers): AreaCode =>
  programmeNamed(programme).area[jurisdiction]?.(answers) as AreaCode;
