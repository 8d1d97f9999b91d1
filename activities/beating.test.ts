import { beating } from './beating';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

/** An activity that ends when it is told to. */
function under(): { beat: jest.Mock; end: (error?: Error) => void; over: Promise<unknown> } {
  const beat = jest.fn();
  let end: (error?: Error) => void = () => undefined;
  const activity = (word: string) =>
    new Promise<string>((resolve, reject) => {
      end = (error) => (error ? reject(error) : resolve(word));
    });
  const over = beating({ beat }, activity)('done').catch((error: Error) => error.message);
  return { beat, end: (error) => end(error), over };
}

it('says again and again that it goes on, and gives the answer', async () => {
  const { beat, end, over } = under();
  jest.advanceTimersByTime(9_000);
  expect(beat).toHaveBeenCalledTimes(4);
  end();
  expect(await over).toBe('done');
  jest.advanceTimersByTime(60_000);
  expect(beat).toHaveBeenCalledTimes(4);
});

it('is silent once it has failed', async () => {
  const { beat, end, over } = under();
  end(new Error('gone'));
  expect(await over).toBe('gone');
  jest.advanceTimersByTime(60_000);
  expect(beat).not.toHaveBeenCalled();
});
