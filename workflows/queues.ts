/** One task queue for all cases; `docs/operations.md` says how to split it by city. */
export const taskQueue = 'zhuye-cases';
