import { owed } from '../../domain/case/steps/recover';
import { type CaseState } from '../../domain/case/state';

/** What is asked back of somebody, what came of it and when, and what is left; undefined before it is decided. */
export const recovered = (state: Pick<CaseState, 'recovery'>) =>
  state.recovery && {
    asked: state.recovery.fen,
    back: state.recovery.fen - owed(state),
    rows: state.recovery.repaid,
    owed: owed(state),
  };
