import { type Actor } from '../../domain/offices';
import { programmeNamed } from '../../domain/programmes';
import { spotCheck } from '../../domain/programmes/spot-check';
import { type CaseRow } from '../../store/cases';
import { type Services } from '../services';
import { correctionOf } from './corrections';
import { policyWhere } from './places';

/** Whether a supervisor of an office that had this granted case may ask whoever filed it to correct it. */
export const mayAskCorrection = ({ posts }: Pick<Actor, 'posts'>, { state, offices }: CaseRow): boolean =>
  programmeNamed(state.programme).correctable === true &&
  state.outcome === 'granted' &&
  posts.some(({ role, office }) => role === 'supervisor' && offices.includes(office));

/**
 * How it stands that whoever filed a case was asked to correct it: it was replaced, a correction is under way, they were asked and have done
 * nothing yet, or are asked in the morning. Nothing, where they may be asked.
 */
export async function alreadyAsked(
  services: Pick<Services, 'store'>,
  state: CaseRow['state'],
): Promise<{ is: 'replaced' | 'open' | 'asked' | 'tomorrow'; row?: CaseRow } | undefined> {
  const { granted, open, asked } = (await correctionOf(services, state)) ?? {};
  if (granted) return { is: 'replaced', row: granted };
  if (open) return { is: 'open', row: open };
  const own = (await services.store.contests.byOffice(state.id))?.state;
  if (own === 'over') return { is: 'replaced' };
  if (asked === true || own === 'asked') return { is: 'asked' };
  return own === 'found' ? { is: 'tomorrow' } : undefined;
}

/** The spot check of a case that is under way, drawn or by itself. */
export const openSpotCheck = async ({ store }: Pick<Services, 'store'>, { id }: CaseRow['state']): Promise<CaseRow | undefined> =>
  (await store.cases.following(id)).find((row) => row.programme === spotCheck.name && row.state.outcome === undefined);

/** Whether they may have it checked on the spot: one by itself goes as one that was drawn. */
export const mayCheckOnSpot = (services: Pick<Services, 'policies'>, actor: Pick<Actor, 'posts'>, row: CaseRow): boolean =>
  mayAskCorrection(actor, row) && policyWhere(services, spotCheck.name, row.state.area) !== undefined;
