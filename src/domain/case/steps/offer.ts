import { localDate } from '../../calendar/instants';
import { programmeNamed } from '../../programmes';
import { type Instant, type OfficeId, type PartyId, type StepId, type TextRef } from '../../values';
import { type Refusal } from '../acts';
import { type ActRule, type Standing, stepOf } from '../context';
import { type Happening, type OnStep } from '../events';
import { end, onStep, withoutDue } from '../folding';
import { stepDue } from '../limits';
import { officesAbove } from '../offices-above';
import { nextInLine, standingOffer } from '../offers';
import { type CasePart, type KindFacts } from '../part';
import { type CaseState, type Offer, type Offers } from '../state';

/**
 * 征询承接: something is offered to one unit after another, in an order that is frozen as the case opens, each until a date. The first that takes it
 * ends the step; whoever declines, or lets the time pass, is not asked again. Nobody left: the office is told, and may add to the order.
 */
export interface OfferActs {
  /** The step has opened: the first of the order is asked. */
  offer: object;
  /** @property party who is asked: a page of an earlier offer takes nothing for whoever is asked now */
  'take-offer': { party: PartyId };
  'decline-offer': { party: PartyId; text: TextRef };
  'add-to-order': { parties: PartyId[] };
  'call-off': { text: TextRef };
}

export type OfferEvent =
  | OnStep<{ type: 'order-frozen'; order: PartyId[] }>
  | OnStep<{ type: 'offered'; to: PartyId; due: Instant }>
  | OnStep<{ type: 'offer-taken'; party: PartyId }>
  | OnStep<{ type: 'offer-declined'; party: PartyId; text: TextRef }>
  | OnStep<{ type: 'offer-over'; party: PartyId }>
  | OnStep<{ type: 'offers-spent'; tell: OfficeId[] }>
  | OnStep<{ type: 'order-added'; parties: PartyId[] }>
  | OnStep<{ type: 'called-off'; text: TextRef }>;

/** The next in line is asked, until as many days from now as the step has; or nobody is left, and the offices above are told. */
function goOn(standing: Standing, { order, asked }: Pick<Offers, 'order' | 'asked'>): Happening[] {
  const { step, obligation } = stepOf(standing);
  const { rules, now } = standing;
  const next = nextInLine({ order, asked });
  if (next !== undefined) return [{ type: 'offered', step: step.step, to: next, due: stepDue(rules, step, now) }];
  return [{ type: 'offers-spent', step: step.step, tell: [obligation.office, ...officesAbove(rules.offices, obligation.office)] }];
}

const offersOf = ({ state }: Standing): Offers => state.offers ?? { order: [], asked: [] };

/** Only of what stands now: not of another's offer, and not after its date. */
function answerable(party: PartyId, { state, now }: Standing): Refusal | undefined {
  const open = standingOffer(state);
  if (open?.to !== party) return { code: 'not-offered' };
  return now > open.until ? { code: 'too-late', detail: localDate(open.until) } : undefined;
}

const offer: ActRule<'offer'> = {
  by: 'machine',
  on: ['offer'],
  standing: ({ state }) => (state.offers ? { code: 'wrong-step' } : undefined),
  decide: (context) => {
    const { state } = context;
    const order = [...new Set(programmeNamed(state.programme).offersTo?.(state.facts) ?? [])].filter(
      (one) => one !== state.applicant.party,
    );
    return [{ type: 'order-frozen', step: context.act.step, order }, ...goOn(context, { order, asked: [] })];
  },
};

const takeOffer: ActRule<'take-offer'> = {
  by: 'offered',
  on: ['offer'],
  ownPage: true,
  minds: true,
  since: ({ state }) => standingOffer(state)?.at,
  content: (context) => answerable(context.act.party, context),
  decide: ({ act }) => [{ type: 'offer-taken', step: act.step, party: act.party }],
};

const declineOffer: ActRule<'decline-offer'> = {
  by: 'offered',
  on: ['offer'],
  ownPage: true,
  minds: true,
  since: ({ state }) => standingOffer(state)?.at,
  content: (context) => answerable(context.act.party, context),
  decide: (context) => [
    { type: 'offer-declined', step: context.act.step, party: context.act.party, text: context.act.text },
    ...goOn(context, offersOf(context)),
  ],
};

/** At the end of the order, each once; whoever was asked already is not asked again, and whoever gives it up never. */
const addToOrder: ActRule<'add-to-order'> = {
  by: 'officer',
  on: ['offer'],
  ownPage: true,
  content: ({ act, state }) => (fresh(act.parties, state).length > 0 ? undefined : { code: 'nobody-new' }),
  decide: (context) => {
    const { act, state } = context;
    const parties = fresh(act.parties, state);
    const { order, asked } = offersOf(context);
    const waits = standingOffer(state) !== undefined;
    return [{ type: 'order-added', step: act.step, parties }, ...(waits ? [] : goOn(context, { order: [...order, ...parties], asked }))];
  },
};

const fresh = (parties: readonly PartyId[], { offers, applicant }: CaseState): PartyId[] =>
  [...new Set(parties)].filter((one) => one !== applicant.party && !offers?.order.includes(one));

/** It is not needed any more, or goes another way: whoever is asked is told. */
const callOff: ActRule<'call-off'> = {
  by: 'officer',
  on: ['offer'],
  asks: ['text'],
  minds: true,
  decide: ({ act }) => [{ type: 'called-off', step: act.step, text: act.text }],
};

const answered = (state: CaseState, party: PartyId, at: Instant, how: NonNullable<Offer['answer']>, text?: TextRef): CaseState => ({
  ...state,
  ...(state.offers
    ? {
        offers: {
          ...state.offers,
          asked: state.offers.asked.map((one) =>
            one.to === party ? { ...one, answer: how, answered: at, ...(text ? { text } : {}) } : one,
          ),
        },
      }
    : {}),
});

const asking = (state: CaseState, step: StepId, one: Offer): CaseState =>
  onStep({ ...state, ...(state.offers ? { offers: { ...state.offers, asked: [...state.offers.asked, one] } } : {}) }, step, () => ({
    due: one.until,
    since: one.at,
    overdue: false,
  }));

export const offerPart: CasePart<keyof OfferActs, OfferEvent['type']> = {
  acts: { offer, 'take-offer': takeOffer, 'decline-offer': declineOffer, 'add-to-order': addToOrder, 'call-off': callOff },
  folds: {
    'order-frozen': (state, { order }) => ({ ...state, offers: { order, asked: [] } }),
    offered: (state, { step, to, at, due }) => asking(state, step, { to, at, until: due }),
    'offer-taken': (state, event) => end(answered(state, event.party, event.at, 'taken'), event, 'done'),
    'offer-declined': (state, { step, party, at, text }) => withoutDue(answered(state, party, at, 'declined', text), step),
    'offer-over': (state, { step, party, at }) => withoutDue(answered(state, party, at, 'over'), step),
    'offers-spent': (state, { step }) => withoutDue(state, step),
    'order-added': (state, { parties }) => ({
      ...state,
      offers: { order: [...(state.offers?.order ?? []), ...parties], asked: state.offers?.asked ?? [] },
    }),
    'called-off': (state, event) => end(state, event, 'refused'),
  },
  letters: { 'offer-taken': 'offer-taken' },
};

/** Whoever is asked has not answered by the date: the next one is. */
export const offerKind: KindFacts = {
  whenOver: (context) => {
    const open = standingOffer(context.state);
    if (!open) throw new Error(`${context.act.step} is over, and nobody was asked`);
    return [{ type: 'offer-over', step: context.act.step, party: open.to }, ...goOn(context, offersOf(context))];
  },
};
