import { type ActRule } from '../../context';
import { drawnByLot } from './hands';

/** An internal note: no applicant ever sees it. */
export const note: ActRule<'note'> = {
  by: 'colleague',
  on: 'any-step',
  asks: ['text'],
  back: true,
  decide: ({ act }) => [{ type: 'noted', text: act.text }],
};

/** A message to the applicant, sent as a letter; whoever is drawn to score writes to nobody. */
export const message: ActRule<'message'> = {
  by: 'officer',
  on: 'any-step',
  asks: ['text'],
  back: true,
  standing: (standing) => (drawnByLot(standing) ? { code: 'wrong-step' } : undefined),
  decide: ({ act }) => [{ type: 'messaged', text: act.text }],
};
