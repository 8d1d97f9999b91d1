import { type Asked, linkFrom } from './asked';

/** The pages of a list, where it has more than one: those around the one shown, the first and the last. */
export function pagesOf(asked: Asked, total: number) {
  const last = Math.max(1, Math.ceil(total / 20));
  const link = linkFrom(asked);
  if (last === 1) return undefined;
  const near = [...new Set([1, asked.page - 1, asked.page, asked.page + 1, last])];
  return {
    previous: asked.page > 1 ? link({ page: asked.page - 1 }) : undefined,
    next: asked.page < last ? link({ page: asked.page + 1 }) : undefined,
    pages: near
      .filter((one) => one >= 1 && one <= last)
      .sort((one, other) => one - other)
      .map((number) => ({ number, href: link({ page: number }), current: number === asked.page })),
  };
}
