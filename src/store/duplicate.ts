/** E11000: the key is there already. Whether with the same content is for the caller to ask. */
export const isDuplicate = (error: unknown): boolean => error instanceof Error && (error as { code?: unknown }).code === 11_000;

/** Runs a write whose key may be there already: `undefined` when it was, the result otherwise. Any other error is thrown on. */
export async function unlessThere<T>(write: () => Promise<T>): Promise<T | undefined> {
  try {
    return await write();
  } catch (error) {
    if (isDuplicate(error)) return undefined;
    throw error;
  }
}
