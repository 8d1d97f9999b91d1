import { type ActRule } from '../context';

/** 送达 at the pick-up desk, by post or online; the case is then 办结. */
export const deliver: ActRule<'deliver'> = {
  by: 'officer',
  on: ['deliver'],
  minds: true,
  performs: true,
  decide: ({ act }) => [{ type: 'delivered', step: act.step, how: act.how }],
};

/** 撤回: the applicant takes the application back, until money is on its way; whoever made a batch gives it up, while no case stands in it. */
export const withdraw: ActRule<'withdraw'> = {
  by: 'applicant',
  on: 'case',
  standing: ({ state }) => {
    if (state.payments.some((one) => one.status === 'ordered' || one.status === 'paid')) return { code: 'payment-under-way' };
    return state.rows.some((one) => one.status !== 'declined') ? { code: 'batch-row-pending' } : undefined;
  },
  decide: ({ act }) => [{ type: 'withdrawn', text: act.text }],
};
