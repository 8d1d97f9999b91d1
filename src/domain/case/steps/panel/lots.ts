import { draw as drawn } from '../../../draw';
import { awaitsDraw, drawnBefore, needed } from '../../../panel/seats';
import { type ActorId } from '../../../values';
import { type ActRule, stepOf } from '../../context';
import { panelOf, shortOf } from './of-step';

/** Whoever had a lot before gets no second one; the free seats go to the first of the order. */
export const draw: ActRule<'draw'> = {
  by: 'machine',
  on: ['panel'],
  standing: (standing) => (awaitsDraw(panelOf(standing)) ? undefined : { code: 'panel-complete' }),
  decide: (context) => {
    const { act } = context;
    const panel = panelOf(context);
    const before = drawnBefore(panel);
    const pool = act.pool.filter((one) => !before.includes(one));
    const order = drawn(act.seed, pool, pool.length) as ActorId[];
    const free = needed(panel, stepOf(context).step) - panel.seats.length;
    const assigned = order.slice(0, Math.max(0, free));
    return [
      { type: 'drawn', step: act.step, seed: act.seed, order, barred: act.barred, assigned },
      ...shortOf(context, free - assigned.length),
    ];
  },
};

/** Only for seats that nobody is left for: nobody draws until the lots please. */
export const drawAgain: ActRule<'draw-again'> = {
  by: 'supervisor',
  on: ['panel'],
  asks: ['text'],
  back: true,
  standing: (standing) => {
    const panel = panelOf(standing);
    if (awaitsDraw(panel)) return { code: 'panel-being-drawn' };
    return panel.seats.length < needed(panel, stepOf(standing).step) ? undefined : { code: 'panel-complete' };
  },
  decide: ({ act }) => [{ type: 'redraw-asked', step: act.step, text: act.text }],
};
