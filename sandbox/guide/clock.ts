import { Router } from 'express';
import { wholeCase } from '../../src/domain/case/available';
import { type Act } from '../../src/domain/case/acts';
import { type CaseId, type RequestId } from '../../src/domain/values';
import { textOf } from '../../src/portal/middleware/bodies';
import { type Services } from '../../src/portal/services';
import { instantNow } from '../../src/store/clock';
import { guidePaths } from './paths';

/** By how many days a press moves a clock. */
export const moves = [1, 5, 15, 30] as const;

/** Moves one case's clock on, in its applicant's name: then every limit and letter follows. Never back. */
export function clockPages({ store, people, engine }: Pick<Services, 'store' | 'people' | 'engine'>): Router {
  const router = Router();
  router.post(guidePaths.clock, async (req, res) => {
    const [id, days, request] = [textOf(req, 'case') as CaseId, Number(textOf(req, 'days')), textOf(req, 'request')];
    const back = (said: string): void => res.redirect(303, `${guidePaths.guide}?case=${encodeURIComponent(id)}&said=${said}#clock`);
    const row = await store.cases.read(id);
    const actor = row && (await people.actorOf(row.state.applicant.actor));
    if (!actor || !/^[\w-]{8,64}$/.test(request)) return back('not-moved');
    const act = {
      kind: 'move-clock',
      step: wholeCase,
      request: request as RequestId,
      at: instantNow(),
      seen: row.version,
      days,
    } satisfies Act;
    const answer = await engine.act(id, act, actor);
    back(answer.kind === 'refused' ? 'not-moved' : 'moved');
  });
  return router;
}
