import { type Found } from '../found';
import { firstWay } from './first';

const way = (name: string, found: Found) => ({ name, find: () => Promise.resolve(found) });

describe('the first way', () => {
  it('that leads anywhere is taken, and each before it is one line that says why not', async () => {
    const said: string[] = [];
    const found = await firstWay(
      'MongoDB',
      [way('a', { no: 'not set' }), way('b', { address: 'here' }), way('c', { address: 'there' })],
      (line) => said.push(line),
    );
    expect(found).toEqual({ address: 'here', way: 'b' });
    expect(said).toEqual(['MongoDB: a: not set']);
  });

  it('that is none lists them all', async () => {
    const none = firstWay('MongoDB', [way('a', { no: 'not set' }), way('b', { no: 'no network' })], () => undefined);
    await expect(none).rejects.toThrow(/any one of these[^]*1\. a: not set\n {2}2\. b: no network/i);
  });
});
