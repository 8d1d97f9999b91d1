import { recovery } from '../../domain/programmes/recovery';
import { type Actor } from '../../domain/offices';
import { type CaseRow } from '../../store/cases';
import { type Services } from '../services';
import { paidIn } from './open-about';
import { policyWhere } from './places';

/** Whether a supervisor of an office that had this case may have it looked into whether money is owed back. */
export const mayRecover = (services: Pick<Services, 'policies'>, { posts }: Actor, { state, offices }: CaseRow): boolean =>
  paidIn(state) > 0 &&
  posts.some(({ role, office }) => role === 'supervisor' && offices.includes(office)) &&
  policyWhere(services, recovery.name, state.area) !== undefined;
