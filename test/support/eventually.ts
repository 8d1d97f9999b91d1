/**
 * Reads again and again until what was read will do, ever more patiently (20 ms to 150), so that those who wait do not slow down what
 * they wait for. @throws after fifty seconds, with what was read last
 */
export async function eventually<T>(
  read: () => Promise<T | undefined>,
  enough: (value: T) => boolean,
  tell: (value?: T) => unknown,
): Promise<T> {
  const end = Date.now() + 50_000;
  for (let pause = 20; ; pause = Math.min(pause * 1.25, 150)) {
    const value = await read();
    if (value !== undefined && enough(value)) return value;
    if (Date.now() > end) throw new Error(`it never came to that: ${JSON.stringify(tell(value))}`);
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}
