import { type Actor } from '../../../../domain/offices';
import { COUNT_LIMIT } from '../../../../store/tasks/lists';
import { queryOf, scopes } from './asked';
import { type Desk, type Look } from './look';

/** How many each list holds. @param whole how many the list shown holds, where that was counted already */
export const totalsOf = (
  { services, moments }: Desk,
  actor: Actor,
  { asked, kept, fresh }: Look,
  whole: number | undefined,
): Promise<number[]> => {
  // All that a list holds, whatever the one shown is narrowed by.
  const { filter: _filter, ...query } = queryOf(services, actor, asked, kept);
  return Promise.all(
    scopes.map((scope) =>
      scope === asked.scope && whole !== undefined ? Promise.resolve(whole) : moments.total({ ...query, scope }, fresh),
    ),
  );
};

/** Past the limit a count says only that there are more. */
export const atMost = (count: number): string => (count >= COUNT_LIMIT ? `${COUNT_LIMIT}+` : String(count));
