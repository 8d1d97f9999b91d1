import { z } from 'zod';
import { type LocalDate } from '../../values';
import { type ContactAnswers } from '../common/contact';
import { type CommitteeAnswers, type CommitteeFacts, guardiansIn } from '../registration/committee';
import { type HostFacts, type InHome } from '../registration/host';
import { type OfNewPlace } from '../registration/new-place';
import { type Gate, type GateFacts, gates, gatesIn } from './gates';

/** What the form asks, after checking. */
export interface WorkshopAnswers extends InHome, OfNewPlace {
  gates: Partial<Record<Gate, boolean>>;
  committee: CommitteeAnswers;
  contact: ContactAnswers;
}

/** What rules may look at. */
export interface WorkshopFacts extends GateFacts, HostFacts, CommitteeFacts {}

export function factsOf({ host, gates: given, committee }: WorkshopAnswers, on: LocalDate): WorkshopFacts {
  const guardians = guardiansIn(committee);
  return {
    on,
    ...(host.stars === undefined ? {} : { host: host.stars }),
    ...(guardians === undefined ? {} : { guardians }),
    ...gatesIn(given),
  };
}

export const shape = z.strictObject({
  on: z.iso.date(),
  host: z.number().int().min(0).max(5).optional(),
  guardians: z.number().int().min(1).max(30).optional(),
  gates: z.partialRecord(z.enum(gates), z.boolean()).optional(),
}) as unknown as z.ZodType<WorkshopFacts>;
