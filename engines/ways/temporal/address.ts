import { type Way } from '../../found';

/** A server that runs already. */
export const temporalAddress: Way = {
  name: 'the address in TEMPORAL_ADDRESS',
  find: () => {
    const address = process.env['TEMPORAL_ADDRESS'];
    return Promise.resolve(address ? { address } : { no: 'not set' });
  },
};
