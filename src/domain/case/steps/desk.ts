import { type Role } from '../../offices';
import { type StepKind } from '../../programmes/route-shape';
import { type ActorId, type Fen, type Instant, type OfficeId, type TextRef } from '../../values';
import { type OnStep } from '../events';
import { onStep, staffed, without } from '../folding';
import { type CasePart } from '../part';
import { extend } from './desk/extend';
import { claim, reassign, release } from './desk/hands';
import { message, note } from './desk/words';
import { kinds } from './kinds';

/** What may be done with any open step. */
export interface DeskActs {
  /** 认领 / 取消认领 / 转办 */
  claim: object;
  release: object;
  reassign: { to: ActorId; text: TextRef };
  /** 延长办理期限: once, by a supervisor, in working days. */
  extend: { days: number; text: TextRef };
  /** Internal; never shown to the applicant. */
  note: { text: TextRef };
  /** To the applicant, as a letter. */
  message: { text: TextRef };
}

export type DeskEvent =
  | OnStep<{
      type: 'opened';
      kind: StepKind;
      role: Role;
      office: OfficeId;
      due: Instant;
      places?: number;
      payment?: { key: string; fen: Fen };
    }>
  | OnStep<{ type: 'passed-up'; office: OfficeId }>
  | OnStep<{ type: 'unstaffed'; tell: OfficeId[] }>
  | OnStep<{ type: 'claimed'; holder: ActorId }>
  | OnStep<{ type: 'released'; holder: ActorId }>
  | OnStep<{ type: 'reassigned'; from?: ActorId; to: ActorId; text: TextRef }>
  | OnStep<{ type: 'extended'; due: Instant; text: TextRef }>
  | OnStep<{ type: 'overdue' }>
  | { type: 'noted'; text: TextRef }
  | { type: 'messaged'; text: TextRef };

export const deskPart: CasePart<keyof DeskActs, DeskEvent['type']> = {
  acts: { claim, release, reassign, extend, message, note },
  folds: {
    opened: (state, event) => ({
      ...state,
      // A step opened anew, after a return, is looked into anew.
      visits: state.visits.filter((one) => one.step !== event.step),
      ...(state.panels ? { panels: state.panels.filter((one) => one.step !== event.step) } : {}),
      done: without(state.done, event.step),
      obligations: [
        ...state.obligations,
        {
          step: event.step,
          kind: event.kind,
          role: event.role,
          office: event.office,
          holders: [],
          opened: event.at,
          since: event.at,
          due: event.due,
          ...(event.places === undefined ? {} : { places: event.places }),
          changed: state.version,
          extended: false,
          overdue: false,
        },
      ],
      payments: event.payment ? [...state.payments, { ...event.payment, attempt: 1, payee: state.payee, status: 'ready' }] : state.payments,
    }),
    'passed-up': (state, event) => onStep(state, event.step, () => ({ office: event.office, holders: [] })),
    unstaffed: (state, event) => onStep(state, event.step, () => ({ unstaffed: true })),
    claimed: (state, event) =>
      staffed(
        onStep(state, event.step, (one) => ({ holders: [...one.holders, event.holder] })),
        event.step,
      ),
    released: (state, event) => onStep(state, event.step, (one) => ({ holders: one.holders.filter((holder) => holder !== event.holder) })),
    reassigned: (state, event) =>
      staffed(
        onStep(state, event.step, (one) => ({
          holders: [...one.holders.filter((holder) => holder !== event.from && holder !== event.to), event.to],
        })),
        event.step,
      ),
    extended: (state, event) => ({
      ...onStep(state, event.step, () => ({ due: event.due, extended: true, overdue: false })),
      extended: true,
    }),
    overdue: (state, event) => onStep(state, event.step, () => ({ overdue: true })),
    noted: (state) => state,
    messaged: (state) => state,
  },
  letters: { opened: ({ kind }) => kinds[kind]?.letter, messaged: 'message', extended: 'extended' },
};
