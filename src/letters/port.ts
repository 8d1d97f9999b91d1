/** A letter ready to leave by one channel. */
export interface Outbound {
  /** `case/version/template/recipient/channel`: the same key is the same letter. */
  key: string;
  channel: 'sms' | 'email' | 'paper';
  /** Telephone number or e-mail address; empty for paper. */
  address: string;
  subject: string;
  text: string;
}

export type Sending = { kind: 'sent' } | { kind: 'failed'; why: string; /** Worth trying again? */ again: boolean };

/** One channel. Never throws. */
export type Channel = (letter: Outbound) => Promise<Sending>;
