import { randomUUID } from 'node:crypto';
import { Router } from 'express';
import { type Config } from '../../src/config';
import { wayToTemporal } from '../../src/connections';
import { type Localised } from '../../src/domain/ground/localised';
import { type LocalDate } from '../../src/domain/values';
import { dataConverter } from '../../src/engine/codec';
import { temporalClient } from '../../src/engine/temporal';
import { periodWords } from '../../src/portal/cases/series';
import { textOf } from '../../src/portal/middleware/bodies';
import { type Services } from '../../src/portal/services';
import { type Translate } from '../../src/portal/view/words';
import { type Keys } from '../../src/sealing/keys';
import { type openInvitations } from '../../workflows/open-invitations';
import { taskQueue } from '../../workflows/queues';
import { sandboxAccounts } from '../accounts';
import { guidePaths } from './paths';

/** Runs what the schedule runs every morning, as of another day. Rejects if no worker does it within twenty seconds. */
export type OpenAsOf = (day: LocalDate) => Promise<void>;

export function openerOf(config: Config, keys: Keys): OpenAsOf {
  const client = temporalClient(wayToTemporal(config), config.temporalNamespace, dataConverter(keys, { allowPlain: true }));
  return (day) =>
    client.workflow.execute<typeof openInvitations>('openInvitations', {
      workflowId: `open-invitations-${randomUUID()}`,
      taskQueue,
      args: [day],
      workflowExecutionTimeout: '20 seconds',
    });
}

/** Brings the day near on which a linked case may be filed: its draft opens and its letter goes out, for everybody whose day it is. */
export function openDuePages(openAsOf: OpenAsOf | undefined): Router {
  const router = Router();
  router.post(guidePaths.openDue, async (req, res) => {
    const day = textOf(req, 'day');
    const opened =
      /^\d{4}-\d{2}-\d{2}$/.test(day) &&
      openAsOf?.(day as LocalDate).then(
        () => true,
        () => false,
      );
    res.redirect(303, `${guidePaths.guide}?said=${(await opened) === true ? 'opened' : 'not-opened'}#due`);
  });
  return router;
}

/** What waits for its day, of the people to try, soonest first. */
export async function waitingForTheirDay({ store }: Pick<Services, 'store'>, lang: keyof Localised, t: Translate) {
  const applicants = sandboxAccounts().filter(({ actor }) => actor.kind === 'applicant');
  const waiting = await Promise.all(
    applicants.map(async ({ actor, name }) => (await store.invitations.waitingFor(actor.person)).map((one) => ({ ...one, name }))),
  );
  return waiting
    .flat()
    .sort((one, other) => one.due.localeCompare(other.due))
    .map(({ due, name, after }) => ({ value: due, label: `${due} ${name} ${periodWords(after, lang, t)}` }));
}
