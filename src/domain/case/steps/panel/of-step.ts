import { emptyPanel } from '../../../panel/seats';
import { type ActorId, type StepId } from '../../../values';
import { type Standing, stepOf } from '../../context';
import { type Happening } from '../../events';
import { officesAbove } from '../../offices-above';
import { type CaseState, type Panel } from '../../state';

/** The panel that a step is; of one that nobody was drawn for, an empty one. */
export const panelAt = ({ panels = [] }: Pick<CaseState, 'panels'>, step: StepId): Panel =>
  panels.find((one) => one.step === step) ?? emptyPanel(step);

export const panelOf = (standing: Standing): Panel => panelAt(standing.state, stepOf(standing).step.step);

export const hasScored = ({ scores }: Panel, by: ActorId): boolean => scores.some((one) => one.by === by);

/** Who has a seat and has not scored. */
export const awaited = (panel: Panel): ActorId[] => panel.seats.filter((one) => !hasScored(panel, one));

/** With seats left that nobody is there for, the supervisors of its office and of those above are told, once until it is staffed again. */
export const shortOf = (standing: Standing, seats: number): Happening[] => {
  const { obligation, step } = stepOf(standing);
  const { office } = obligation;
  return seats > 0 && !obligation.unstaffed
    ? [{ type: 'unstaffed', step: step.step, tell: [office, ...officesAbove(standing.rules.offices, office)] }]
    : [];
};
