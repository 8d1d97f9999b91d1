import { correction } from '../../domain/ground/after';
import { type Rests, restsOn } from '../../domain/places/rests';
import { allProgrammes, programmeNamed } from '../../domain/programmes';
import { type CaseRow } from '../../store/cases';
import { linkedId } from '../../store/drafts';
import { type Services } from '../services';
import { correctionKey, correctionOf } from './corrections';
import { type MonthLook } from './place-months';

/** A case that was filed of a month. */
export interface Resting {
  row: CaseRow;
  how: Rests;
  /** Granted, and its correction is being filled in: until that is filed the month may be put right. */
  correcting: boolean;
}

/**
 * The case by which a month stands as it is: filed by whoever ran the place then, under way or granted, and not replaced by a correction. Nothing is written for it anywhere, so that
 * a crash can leave no month shut, and none open.
 */
export async function restingOn(
  services: Pick<Services, 'store'>,
  { place, month, kept, operators }: MonthLook,
): Promise<Resting | undefined> {
  if (!kept?.confirmed) return undefined;
  const programmes = allProgrammes().filter(({ roster }) => roster?.fromMonths);
  const filed = await services.store.cases.ofPlace(
    place.id,
    programmes.map(({ name }) => name),
  );
  const of = filed.filter((row) => isOpenOrGranted(row) && yearOf(row) === Number(month.slice(0, 4)));
  const found: Resting[] = [];
  for (const { operator } of operators) {
    // The newest first: a correction before what it corrects.
    const row = of.find(({ state }) => state.applicant.party === operator);
    const how = row && restsOn(kept, row.state.submitted);
    if (row && how) found.push({ row, how, correcting: await isBeingCorrected(services, row) });
  }
  return found.find(locks) ?? found[0];
}

/** May the month not be put right? */
export const locks = ({ how, correcting }: Resting): boolean => how !== 'left-out' && !correcting;

const isOpenOrGranted = ({ state: { outcome, ending } }: CaseRow): boolean => ending === undefined && (outcome ?? 'granted') === 'granted';

const yearOf = ({ state: { programme, facts } }: CaseRow): number | undefined => programmeNamed(programme).year?.(facts);

async function isBeingCorrected(services: Pick<Services, 'store'>, { state }: CaseRow): Promise<boolean> {
  const found = await correctionOf(services, state);
  const draft = found && (await services.store.drafts.read(linkedId(correctionKey(state.id, found.n))));
  return draft !== undefined && draft.submitted === undefined && draft.after?.relation === correction;
}
