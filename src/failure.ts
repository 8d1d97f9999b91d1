/**
 * Why a call to another service got no answer, in one word that holds nothing of what was sent: `ECONNREFUSED`, `TimeoutError`.
 * @param error what `fetch` threw: it hides the system's own word in the cause
 */
export function failureOf(error: unknown): string {
  const { name, cause } = Object(error) as { name?: unknown; cause?: { code?: unknown } };
  if (typeof cause?.code === 'string') return cause.code;
  return typeof name === 'string' ? name : 'network';
}
