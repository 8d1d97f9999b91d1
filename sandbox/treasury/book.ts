import { type Book as BookOf, openBook as open } from '../book';
import { type BounceReason } from '../../src/treasury/port';

export interface Booked {
  key: string;
  fen: number;
  payee: { name: string; bank: string; account: string };
  purpose: string;
  result: 'paid' | 'bounced';
  reason?: BounceReason;
  on: string;
  reference: string;
}

export type Book = BookOf<Booked>;

/** What was paid stays paid through any kill. */
export const openBook = (path: string): Book => open<Booked>(path);
