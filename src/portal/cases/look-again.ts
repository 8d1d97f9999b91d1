import { type Actor } from '../../domain/offices';
import { programmeNamed } from '../../domain/programmes';
import { spotCheck } from '../../domain/programmes/spot-check';
import { type CaseRow } from '../../store/cases';
import { type Services } from '../services';
import { policyWhere } from './places';

/** Whether a supervisor of an office that had this granted case may ask whoever filed it to correct it. */
export const mayAskCorrection = ({ posts }: Pick<Actor, 'posts'>, { state, offices }: CaseRow): boolean =>
  programmeNamed(state.programme).correctable === true &&
  state.outcome === 'granted' &&
  posts.some(({ role, office }) => role === 'supervisor' && offices.includes(office));

/** Whether they may have it checked on the spot: one by itself goes as one that was drawn. */
export const mayCheckOnSpot = (services: Pick<Services, 'policies'>, actor: Pick<Actor, 'posts'>, row: CaseRow): boolean =>
  mayAskCorrection(actor, row) && policyWhere(services, spotCheck.name, row.state.area) !== undefined;
