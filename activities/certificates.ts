import { correction } from '../src/domain/ground/after';
import { standingPeriod } from '../src/domain/case/standing-period';
import { programmeNamed } from '../src/domain/programmes';
import { type Store } from '../src/store/store';
import { type Folded } from './fold-onto';

/** A certificate is kept as its step is recorded, and revoked as its case is corrected, rated anew, or loses what it stood at. Each may run twice. */
export async function certificateFollows(
  { certificates, submissions }: Pick<Store, 'certificates' | 'submissions'>,
  { row: { event, case: id }, before, state }: Folded,
): Promise<void> {
  if (event.type === 'certified') {
    const office = before?.obligations.find((one) => one.step === event.step)?.office;
    if (!office) throw new Error(`${id} was certified by no office`);
    const { number, programme, policy, area, sandbox, facts, after } = state;
    const filed = await submissions.read(id);
    const standing = filed && standingPeriod(filed.rules.policy, state);
    const period = standing ?? after?.period;
    const year = standing ? undefined : programmeNamed(programme).year?.(facts);
    await certificates.issue({
      code: event.code,
      case: id,
      number,
      programme,
      policy,
      office,
      area,
      at: event.at,
      sandbox,
      ...(year === undefined ? {} : { year }),
      ...(period ? { period: { from: period.from, to: period.to } } : {}),
    });
  }
  if (event.type !== 'closed' || event.outcome !== 'granted' || !state.after) return;
  const { stands, upon } = programmeNamed(state.programme);
  // What takes the place of a standing replaces what was certified of it, as a correction does; what ends one leaves nothing good.
  if (state.after.relation === correction || stands) await certificates.revoke(state.after.case, { at: event.at, replacedBy: id });
  else if (upon?.ends) await certificates.revoke(state.after.case, { at: event.at });
}
