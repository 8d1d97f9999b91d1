import { type Drain } from '../drain';
import { type LetterParams } from './params';
import { type Instant } from '../domain/values';
import { type peopleOf } from '../store/people';
import { type Letter } from '../store/letters';
import { type Store } from '../store/store';
import { type Channel } from './port';
import { type Language, type LetterRules, textsIn, writeLetter } from './write';

export interface LetterParts {
  store: Pick<Store, 'letters' | 'texts'>;
  people: Pick<ReturnType<typeof peopleOf>, 'contact'>;
  sms: Channel;
  email: Channel;
  rules: LetterRules;
  words: (language: Language) => (key: string, params?: Record<string, unknown>) => string;
}

/** Longer than any channel's own time-out. */
const leaseMs = 60_000;
/** With the pauses below: more than two days. */
const mostTries = 24;

/** Sends what is kept, each letter by one drain only; what fails is tried again ever more slowly, for more than two days. */
export function letterDrain({ store, people, sms, email, rules, words }: LetterParts): Drain {
  const send = async (letter: Letter): Promise<void> => {
    const contact = letter.to.actor && (await people.contact(letter.to.actor));
    const address = letter.channel === 'sms' ? contact && contact.phone : contact && contact.email;
    if (!contact || !address) return store.letters.failed(letter.key, 'no address');
    const params = letter.params as unknown as LetterParams;
    const texts = await store.texts.readMany(textsIn(params));
    const plain = new Map([...texts].map(([id, kept]) => [id, kept.text]));
    const { subject, paragraphs, short } = writeLetter(letter.template, params, words(contact.language), contact.language, rules, plain);
    const channel = letter.channel === 'sms' ? sms : email;
    const text = letter.channel === 'sms' ? short : [subject, '', ...paragraphs].join('\n');
    const sending = await channel({ key: letter.key, channel: letter.channel === 'sms' ? 'sms' : 'email', address, subject, text });
    if (sending.kind === 'sent') return store.letters.sent(letter.key, nowInstant());
    return sending.again && letter.attempts < mostTries
      ? store.letters.failed(letter.key, sending.why, after(pauseBefore(letter.attempts)))
      : store.letters.failed(letter.key, sending.why);
  };
  return async () => {
    // One at a time: of several, the last would outlive its lease behind a gateway that hangs, and be sent by two drains.
    const letters = await store.letters.lease(nowInstant(), 1, leaseMs);
    for (const letter of letters) await send(letter);
    return letters.length;
  };
}

/** 5 s, 10 s, 20 s … to four hours. */
export const pauseBefore = (attempts: number): number => Math.min(5_000 * 2 ** attempts, 4 * 3_600_000);
const nowInstant = (): Instant => new Date().toISOString() as Instant;
const after = (ms: number): Instant => new Date(Date.now() + ms).toISOString() as Instant;
