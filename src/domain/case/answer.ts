import { type Refusal } from './acts';

/** What an act came to. `kept`: it is safe and goes on by itself, but nobody has answered yet. */
export type Answer = { kind: 'done'; version: number } | { kind: 'refused'; refusal: Refusal } | { kind: 'kept' };
