/** How many requests a portal has in hand at once, and who is let in. */
export interface Room {
  /** @returns how to leave again, once; undefined where there is no room for it now */
  enter(kind: 'page' | 'form'): (() => void) | undefined;
  /** More are inside than while the portal keeps up: what can wait waits. */
  isBusy(): boolean;
}

export interface RoomSizes {
  /** So many at once are nothing unusual. */
  few: number;
  /** A form comes in while fewer are inside, a page while fewer than that: whoever was let in also sees what became of it. */
  forms: number;
  pages: number;
  /** Milliseconds after which a place is free again: whoever is inside for longer waits for somebody else's answer, or reads slowly. */
  longest: number;
}

/**
 * A portal does one thing at a time, about thirty a second: of those inside at once the last waits as many thirtieths of a second. Whoever
 * comes while it is full is told so before any work is done for them, so that those inside are answered within about a second.
 */
export const usualRoom: RoomSizes = { few: 8, forms: 24, pages: 36, longest: 10_000 };

export function roomOf({ few, forms, pages, longest }: RoomSizes, now: () => number = () => performance.now()): Room {
  /** Since when each is inside, the first one first. */
  const inside = new Map<symbol, number>();
  const count = (): number => {
    for (const [one, since] of inside) {
      if (now() - since < longest) break;
      inside.delete(one);
    }
    return inside.size;
  };
  return {
    enter(kind) {
      if (count() >= (kind === 'form' ? forms : pages)) return undefined;
      const one = Symbol();
      inside.set(one, now());
      return () => void inside.delete(one);
    },
    isBusy: () => count() > few,
  };
}
