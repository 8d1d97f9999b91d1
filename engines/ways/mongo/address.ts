import { type Way } from '../../found';

/** A server that runs already, of any kind that speaks MongoDB's protocol. */
export const mongoAddress: Way = {
  name: 'the address in MONGODB_URI',
  find: () => {
    const address = process.env['MONGODB_URI'];
    return Promise.resolve(address ? { address } : { no: 'not set' });
  },
};
