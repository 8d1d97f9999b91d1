import { type Request, type Response } from 'express';
import { mayRead } from '../../domain/case/may-read';
import { standingOffer, takenBy } from '../../domain/case/offers';
import { type CaseState } from '../../domain/case/state';
import { speaksFor } from '../../domain/mandates';
import { type Actor } from '../../domain/offices';
import { programmeNamed } from '../../domain/programmes';
import { type CaseId, type OfficeId, type PartyId } from '../../domain/values';
import { type CaseRow } from '../../store/cases';
import { note } from '../logged';
import { viewerOf } from '../middleware/viewer';
import { type Services } from '../services';
import { notFound } from '../view/errors';
import { speakAs } from '../view/words';

/** Who looks at a hand-over: an officer, the unit that runs the place until then, or a unit that is or was asked. */
export type HandOverReader = { as: 'officer' } | { as: 'former' } | { as: 'asked'; unit: PartyId };

/** As whom somebody reads it; undefined for everybody else. Whoever speaks for several units reads for the one whose turn it is. */
export function handOverReader(
  offices: Services['policies']['offices'],
  actor: Actor,
  { state, offices: was }: Pick<CaseRow, 'state' | 'offices'>,
): HandOverReader | undefined {
  if (actor.kind === 'officer') return mayRead(offices, actor, state, was, 'answers') ? { as: 'officer' } : undefined;
  const unit = unitAsked(state, actor.parties ?? []);
  if (unit !== undefined) return { as: 'asked', unit };
  return speaksFor(actor, state.applicant) ? { as: 'former' } : undefined;
}

function unitAsked(state: CaseState, parties: readonly PartyId[]): PartyId | undefined {
  const own = (one: PartyId | undefined): one is PartyId => one !== undefined && parties.includes(one);
  return [standingOffer(state)?.to, takenBy(state), state.offers?.asked.findLast(({ to }) => own(to))?.to].find(own);
}

/** The hand-over that an address names, or undefined once 404 was answered. */
export async function handOverFor(
  { store, policies }: Pick<Services, 'store' | 'policies'>,
  req: Request,
  res: Response,
): Promise<{ row: CaseRow; reader: HandOverReader } | undefined> {
  const row = await store.cases.read(String(req.params['id']) as CaseId);
  const passes = row && programmeNamed(row.programme).passesOver !== undefined;
  const reader = passes ? handOverReader(policies.offices, viewerOf(res).actor, row) : undefined;
  if (passes) note(res, { case: row.state.id, offices: row.offices as OfficeId[] });
  if (row && reader) {
    speakAs(res, row.programme);
    return { row, reader };
  }
  notFound(req, res);
  return undefined;
}
