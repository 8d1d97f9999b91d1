import { once } from 'node:events';
import { type AddressInfo } from 'node:net';
import { type Fault, type Faults } from '../../sandbox/faults';
import { openBasket } from '../../sandbox/letters/caught';
import { catchMail } from '../../sandbox/letters/mail';
import { type Outbound } from './port';
import { mailBySmtp, messageIdOf } from './smtp';

const from = 'zhuye@example.org';
const basket = openBasket();
const faults: Faults = new Map();
const server = catchMail(basket, faults);
let mail: ReturnType<typeof mailBySmtp>;
let url: string;

beforeAll(async () => {
  const listening = once(server.server, 'listening');
  server.listen(0, '127.0.0.1');
  await listening;
  url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  mail = mailBySmtp({ url, from });
});
afterEach(() => faults.clear());
afterAll(async () => {
  mail.close();
  await new Promise<void>((resolve) => server.close(() => resolve()));
});

let letters = 0;
const letter = (change: Partial<Outbound> = {}): Outbound => ({
  key: `case/${(letters += 1)}/accepted/person/email`,
  channel: 'email',
  address: 'lin@example.org',
  subject: '受理通知书',
  text: '您的申请已受理。\n\n办件编号 440309-2026-000001',
  ...change,
});
const caughtOf = ({ key }: Outbound) => basket.all().filter((one) => one.key === messageIdOf(key, from));

test('a letter arrives with its subject and words, long lines and rare characters whole', async () => {
  const given = letter({
    subject: '一次性告知书（补正告知书）——'.repeat(4) + '林𬱖',
    text: `${'钱𠅤，您好。'.repeat(200)}\n\n=20 不是空格\n.\n..两点`,
  });
  expect(await mail.channel(given)).toEqual({ kind: 'sent' });
  expect(caughtOf(given)).toMatchObject([{ to: 'lin@example.org', subject: given.subject, text: given.text }]);
});

test('the same letter twice has the same message id, so it is recognised', async () => {
  const given = letter();
  expect(await mail.channel(given)).toEqual({ kind: 'sent' });
  expect(await mail.channel(given)).toEqual({ kind: 'sent' });
  expect(caughtOf(given)).toHaveLength(1);
  expect(messageIdOf(given.key, from)).not.toContain('accepted');
});

test('a subject of several lines adds no line to the head', async () => {
  const given = letter({ subject: '受理\r\nBcc: other@example.org\r\n\r\n正文' });
  expect(await mail.channel(given)).toEqual({ kind: 'sent' });
  expect(caughtOf(given)).toMatchObject([{ to: 'lin@example.org', subject: '受理 Bcc: other@example.org 正文', text: given.text }]);
});

test.each(['a@example.org, b@example.org', 'a@example.org\r\nRCPT TO:<b@example.org>', 'group: a@example.org;', '<a@example.org>', ''])(
  'an address that is not one address (%j) is not written to',
  async (address) => {
    const given = letter({ address });
    expect(await mail.channel(given)).toMatchObject({ kind: 'failed', again: false });
    expect(caughtOf(given)).toEqual([]);
  },
);

test.each<[string, Fault, string, boolean]>([
  ['is busy', { status: 450 }, 'SMTP 450', true],
  ['knows no such address', { status: 550 }, 'SMTP 550', false],
])('a server that %s: tried again %#', async (_what, fault, why, again) => {
  faults.set('mail', fault);
  expect(await mail.channel(letter())).toEqual({ kind: 'failed', why, again });
});

test('a server that hangs is given up, and the letter goes when it is back', async () => {
  faults.set('mail', { hang: true });
  const hasty = mailBySmtp({ url, from, timeoutMs: 500 });
  const given = letter();
  expect(await hasty.channel(given)).toEqual({ kind: 'failed', why: 'ETIMEDOUT', again: true });
  faults.clear();
  expect(await hasty.channel(given)).toEqual({ kind: 'sent' });
  hasty.close();
  expect(caughtOf(given)).toHaveLength(1);
});

test('a server that is not there is tried again later', async () => {
  const away = mailBySmtp({ url: 'smtp://127.0.0.1:1', from });
  expect(await away.channel(letter())).toMatchObject({ kind: 'failed', again: true });
  away.close();
});
