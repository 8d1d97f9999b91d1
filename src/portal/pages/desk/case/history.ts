import { isOffices, programmeNamed } from '../../../../domain/programmes';
import { type CaseEvent, type LedgerRow } from '../../../../domain/case/events';
import { machine } from '../../../../domain/offices';
import { type ActorId } from '../../../../domain/values';
import { happened } from '../../../cases/timeline';
import { type CaseLook } from '../../../cases/look';

/** What happened to a case, with the words and the names that its events refer to. */
export interface History {
  rows: LedgerRow[];
  wordsOf: (id: string | undefined) => string | undefined;
  nameOf: (by: ActorId) => string;
}

export async function historyOf({ services: { store, people }, state, t }: CaseLook): Promise<History> {
  const rows: LedgerRow[] = [];
  for await (const one of store.ledger.rowsOf(state.id)) rows.push(one);
  const [texts, names] = await Promise.all([
    store.texts.readMany(rows.flatMap(({ event }) => textsOf(event))),
    people.names([...rows.flatMap(({ event }) => peopleIn(event)), ...state.obligations.flatMap((one) => one.holders)]),
  ]);
  return {
    rows,
    wordsOf: (id) => (id === undefined ? undefined : texts.get(id)?.text),
    // A batch has no applicant: whoever made it is an officer like the others.
    nameOf: (by) =>
      by === state.applicant.actor && !isOffices(state.programme) ? t('timeline.applicant') : (names.get(by) ?? t('timeline.machine')),
  };
}

const textsOf = (event: CaseEvent): string[] => [
  ...('text' in event && event.text ? [event.text.id] : []),
  ...(event.type === 'supplement-asked' ? event.items.map((one) => one.text.id) : []),
  ...(event.type === 'inspected' ? [event.inspection.text.id] : []),
  ...(event.type === 'scored' ? [event.opinion.id] : []),
  ...(event.type === 'struck' ? [event.reason.id] : []),
];

const peopleIn = (event: CaseEvent): ActorId[] => [
  event.by,
  ...(event.type === 'reassigned' ? [event.to] : []),
  ...(event.type === 'drawn' ? [...event.order, ...event.barred.map(({ actor }) => actor)] : []),
];

/** 流转记录: notes stand by themselves, and the limits' own arithmetic says nothing to a reader. */
export const timelineOf = ({ policy, state, t, lang, may }: CaseLook, { rows, wordsOf, nameOf }: History) => {
  const opened = programmeNamed(state.programme).filedBy === 'supervisor';
  return rows
    .filter(({ event }) => event.type !== 'noted' && event.type !== 'limits')
    .map(({ event }) => ({
      at: event.at,
      // What the clock, a registry, the treasury or a draw brought about has nobody to name.
      who:
        event.by === machine.id || (event.type === 'submitted' && opened)
          ? undefined
          : isScorers(event) && !may('scorers')
            ? t('scoring.one')
            : nameOf(event.by),
      ...happened(event, policy, t, lang, nameOf),
      words: may('answers') && 'text' in event && event.text ? wordsOf(event.text.id) : undefined,
    }));
};

/** Done by somebody as a scorer: their names are for whoever supervises or decides. */
const isScorers = (event: CaseEvent): boolean => event.type === 'scored' || (event.type === 'struck' && event.why === 'tie');

export const notesOf = ({ may }: CaseLook, { rows, wordsOf, nameOf }: History) =>
  may('notes')
    ? rows.flatMap(({ event }) => (event.type === 'noted' ? [{ who: nameOf(event.by), at: event.at, text: wordsOf(event.text.id) }] : []))
    : [];
