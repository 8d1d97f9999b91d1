import { request } from 'node:http';
import { Readable } from 'node:stream';
import { cast, castFirms } from '../../sandbox/people';
import { type ActorId, type CaseId } from '../../src/domain/values';
import { inDays } from '../support/dates';
import { type Applicant, filedBy } from '../support/handled';
import { type Journey, opened } from '../support/journey';
import { docxOf, lockedPdf, pdfOf } from '../support/papers';
import { hidden, type PortalWorld, startPortal, type Visitor, visitor } from '../support/portal';

let portal: PortalWorld;
const visitors = new Map<Applicant | 'ma', Promise<Visitor>>();
const drafts = new Map<string, string>();
const as = (login: Applicant | 'ma'): Promise<Visitor> => {
  const signedIn = async (): Promise<Visitor> => {
    const one = visitor(portal.url);
    await one.signIn(login);
    drafts.set(login, (await one.fill('/matters/startup-grant', '/matters/startup-grant', {})).location ?? '');
    return one;
  };
  const found = visitors.get(login) ?? signedIn();
  visitors.set(login, found);
  return found;
};
const draftOf = (login: string): string => drafts.get(login) ?? '';
const stored = (login: string) => portal.world.store.drafts.read(draftOf(login).split('/').pop() as CaseId);

beforeAll(async () => {
  portal = await startPortal();
}, 90_000);
afterAll(() => portal.end());

const { uscc, name, organisation, registeredOn, address } = castFirms.zhao;
/** Every section of Zhao's as it would be taken. */
const good: Record<string, Record<string, string>> = {
  applicant: { certificate: cast.zhao.certificate?.certificate ?? '', household: cast.zhao.household.area },
  firm: { name, uscc, organisation, registeredOn, address },
  premises: { rents: 'yes', address, monthlyRent: '2000', paidOnTime: 'yes' },
  operation: { operating: 'yes', business: '手工' },
  account: { holder: cast.zhao.name, bank: '示例银行', number: cast.zhao.card },
  contact: { telephone: cast.zhao.telephone, letters: 'sms' },
};
const huge = '长'.repeat(34_000);

/** What is typed into one field, and what its message must say. */
const typed: [what: string, section: string, field: string, value: string, message: RegExp][] = [
  ['a certificate of somebody else’s', 'applicant', 'certificate', cast.lin.certificate?.certificate ?? '', /身份证|残疾人证/],
  ['a certificate with a letter too many', 'applicant', 'certificate', `${cast.zhao.certificate?.certificate ?? ''}7`, /残疾人证|20/],
  ['a street that is none', 'applicant', 'household', '999999999', /街道/],
  ['a street that is a query', 'applicant', 'household', '{"$ne":""}', /街道/],
  [
    'a code of a firm whose check digit is wrong',
    'firm',
    'uscc',
    `${uscc.slice(0, -1)}${uscc.endsWith('1') ? '2' : '1'}`,
    /统一社会信用代码/,
  ],
  ['an emoji in a name', 'firm', 'name', '小店😀', /字/],
  ['a NUL in a name', 'firm', 'name', '小\u0000店', /字/],
  ['HTML in a name', 'firm', 'name', '<script>alert(1)</script>', /字/],
  ['100 kB in a name', 'firm', 'name', huge, /100/],
  ['100 kB in an address', 'firm', 'address', huge, /200/],
  ['a NUL in an address', 'firm', 'address', '示例\u0000路', /字/],
  ['a day that does not exist', 'firm', 'registeredOn', '2026-02-30', /日期/],
  ['a day to come', 'firm', 'registeredOn', inDays(2), /今天|以后|将来|未来/],
  ['words for a day', 'firm', 'registeredOn', '去年春天', /日期/],
  ['a kind of firm that is none', 'firm', 'organisation', '__proto__', /选择/],
  ['money below nothing', 'premises', 'monthlyRent', '-5', /./],
  ['no money', 'premises', 'monthlyRent', '0', /./],
  ['more money than there is', 'premises', 'monthlyRent', '99999999999999999999', /./],
  ['a fraction of a fen', 'premises', 'monthlyRent', '2000.005', /./],
  ['words for money', 'premises', 'monthlyRent', '两千多', /./],
  ['money in another notation', 'premises', 'monthlyRent', '2e3', /./],
  ['a card with a wrong digit', 'account', 'number', `${cast.zhao.card.slice(0, -1)}${cast.zhao.card.endsWith('1') ? '2' : '1'}`, /银行卡/],
  ['a telephone that is none', 'contact', 'telephone', '12345', /电话|手机/],
];

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#x27;');

describe('one field typed wrongly', () => {
  it.each(typed)('%s: a message at the field, everything else kept, the part not done', async (_what, section, field, value, message) => {
    const zhao = await as('zhao');
    const page = `${draftOf('zhao')}/sections/${section}`;
    const given = { ...good[section], [field]: value };
    const sent = await zhao.fill(page, page, given);
    expect(sent.status).toBe(422);
    const said = new RegExp(`id="${field}-error">([\\s\\S]*?)</p>`).exec(sent.html)?.[1] ?? '';
    expect(said).toMatch(message);
    expect(sent.html).toContain(`href="#${field}"`);
    expect(sent.html).not.toContain('<script>alert');
    for (const [one, words] of Object.entries(good[section] ?? {}))
      if (one !== field) expect([one, sent.html.includes(escaped(words))]).toEqual([one, true]);
    // A part with a fault is kept as typed, and is never taken for done.
    expect((await zhao.get(`${draftOf('zhao')}/check`)).html).toContain('补齐就能提交');
    const parts = (await zhao.get(draftOf('zhao'))).html;
    expect(
      new RegExp(
        `sections/${section}"[\\s\\S]*?<span id="task-\\d+">([\\s\\S]*?)</span>\\s*</span>|sections/${section}"[\\s\\S]*?</li>`,
      ).exec(parts)?.[0],
    ).not.toContain('已完成');
  });

  it('what is only unusual is asked about, and may be confirmed without a script; the check page shows what was understood', async () => {
    const zhao = await as('zhao');
    const draft = draftOf('zhao');
    const account = `${draft}/sections/account`;
    const book = { ...good['account'], number: '1900 0150 8000 0000 001' };
    const asked = await zhao.fill(account, account, book);
    expect(asked.status).toBe(422);
    expect(asked.html).toMatch(/name="sure-number" value="1900 0150 8000 0000 001">/);
    expect(asked.html).toContain('我已核对，就是这个号码');
    expect((await zhao.fill(account, account, { ...book, 'sure-number': book.number })).status).toBe(303);
    expect((await zhao.get(account)).html).toMatch(/name="sure-number" value="1900 0150 8000 0000 001" checked>/);
    const firm = `${draft}/sections/firm`;
    expect((await zhao.fill(firm, firm, { ...good['firm'], registeredOn: '2026 1 11', name: '深圳市买买提•\u200B文化店' })).status).toBe(
      303,
    );
    const premises = `${draft}/sections/premises`;
    expect((await zhao.fill(premises, premises, { ...good['premises'], monthlyRent: '20000\u200B' })).status).toBe(303);
    const contact = `${draft}/sections/contact`;
    const landline = { telephone: '（0755）8888 8888转12', letters: 'sms' };
    expect((await zhao.fill(contact, contact, landline)).html).toMatch(/id="letters-error">[^]*?固定电话收不到短信/);
    const checked = (await zhao.get(`${draft}/check`)).html;
    for (const words of [
      '2026年1月11日（星期日）',
      '20,000.00 元（贰万元整）',
      '1900 0150 8000 0000 001',
      '0755 8888 8888 转 12',
      '深圳市买买提•文化店',
    ])
      expect(checked).toContain(words);
    expect(checked).not.toContain('2026 1 11');
    await zhao.fill(firm, firm, { ...good['firm'], registeredOn: '2026111' });
    expect((await zhao.get(`${draft}/check`)).html).toMatch(/没有读懂：2026111<p class="hint">看不出是哪一天/);
  });

  it('what nobody asked for is not stored: __proto__, $ne, brackets and dots in names', async () => {
    const zhao = await as('zhao');
    const page = `${draftOf('zhao')}/sections/operation`;
    const odd = { '__proto__[admin]': '1', constructor: 'x', 'business[$ne]': 'y', $where: '1', 'a.b': 'c' };
    expect((await zhao.fill(page, page, { ...good['operation'], ...odd })).status).toBe(303);
    expect((await stored('zhao'))?.sections['operation']).toEqual(good['operation']);
    expect(({} as Record<string, unknown>)['admin']).toBeUndefined();
  });

  it('a field sent twice counts once, and text that looks like a query is text', async () => {
    const zhao = await as('zhao');
    const page = `${draftOf('zhao')}/sections/operation`;
    const sent = await zhao.fill(page, page, { operating: ['yes', 'no'], business: '{"$gt":""}' });
    expect(sent.status).toBe(303);
    expect((await stored('zhao'))?.sections['operation']).toEqual({ operating: 'yes', business: '{"$gt":""}' });
  });

  it('rare characters are kept as they are', async () => {
    const zhao = await as('zhao');
    const page = `${draftOf('zhao')}/sections/firm`;
    expect((await zhao.fill(page, page, { ...good['firm'], name: '𬱖䶮堂㛃𠅤' })).status).toBe(303);
    expect((await zhao.get(page)).html).toContain('value="𬱖䶮堂㛃𠅤"');
  });
});

it('a disabled veteran’s certificate is said to be another, at the field', async () => {
  const ma = await as('ma');
  const page = `${draftOf('ma')}/sections/applicant`;
  const sent = await ma.fill(page, page, { certificate: '军粤000907', household: cast.ma.household.area });
  expect(sent.status).toBe(422);
  expect(/id="certificate-error">([\s\S]*?)<\/p>/.exec(sent.html)?.[1]).toContain('残疾军人证');
  expect(sent.html).toContain('军粤000907');
});

describe('a partner’s identity', () => {
  const wu = {
    name: cast.wu.name,
    identity: cast.wu.identity,
    certificate: cast.wu.certificate?.certificate ?? '',
    household: '440305000',
  };
  const wrongDigit = `${cast.wu.identity.slice(0, -1)}${cast.wu.identity.endsWith('1') ? '2' : '1'}`;
  it.each([
    ['a wrong check digit', 'identity', wrongDigit, /身份证/],
    ['a day of birth that does not exist', 'identity', '440309199002301239', /身份证/],
    ['the applicant’s own', 'identity', cast.chen.identity, /./],
    ['a certificate of another person', 'certificate', cast.lin.certificate?.certificate ?? '', /./],
    ['an emoji for a name', 'name', '🙂', /字/],
  ])('%s: a message at the field, the rest kept, nobody invited', async (_what, field, value, message) => {
    const chen = await as('chen');
    const page = `${draftOf('chen')}/partners`;
    const given = { ...wu, [field]: value };
    const sent = await chen.fill(page, page, given);
    expect(sent.status).toBe(422);
    expect(new RegExp(`id="${field}-error">([\\s\\S]*?)</p>`).exec(sent.html)?.[1]).toMatch(message);
    for (const words of Object.values(given)) expect([words, sent.html.includes(words)]).toEqual([words, true]);
    const draft = await stored('chen');
    expect([draft?.partners, Object.keys(draft?.sections ?? {})]).toEqual([[], []]);
  });
});

describe('files', () => {
  const pdf = (words: string): Buffer => pdfOf(words);
  const names = async (login: string): Promise<string[]> =>
    (await portal.world.store.files.listFor(draftOf(login).split('/').pop() as CaseId)).map((one) => one.name).sort();

  it('each that cannot be taken is named with its reason; the others stay', async () => {
    const zhao = await as('zhao');
    const page = `${draftOf('zhao')}/files`;
    const sent = await zhao.upload(page, page, { item: 'identity-card' }, [
      ['正面.pdf', pdf('front')],
      ['程序.pdf', Buffer.from('MZ\u0090 not a paper')],
      ['网页.jpg', Buffer.from('<html><script>alert(1)</script>')],
      ['空.pdf', Buffer.alloc(0)],
      ['太大.pdf', Buffer.concat([pdf('big'), Buffer.alloc(10 * 1024 * 1024)])],
      ['<b>名字.pdf', pdf('markup')],
      ['身份证扫描件.hta', pdf('front again')],
      ['税票.bat', Buffer.from('%PDF-1.4 start calc.exe')],
      ['锁.pdf', lockedPdf()],
      ['申请.docx', docxOf()],
    ]);
    expect(sent.status).toBe(422);
    for (const one of ['程序.pdf', '网页.jpg', '空.pdf', '太大.pdf', '税票.bat', '锁.pdf', '申请.docx'])
      expect(sent.html).toMatch(new RegExp(`“${one}”`));
    expect(sent.html).not.toContain('<b>名字');
    expect(await names('zhao')).toEqual(['-b-名字.pdf', '正面.pdf', '身份证扫描件.pdf']);
    for (const words of ['有密码', '另存为', '打不开']) expect(sent.html).toContain(words);
    expect(sent.html).toMatch(/<title>[^<]*已收下 3 个文件/);
  });

  it('the same twice is one; of two hundred twenty are taken, and the rest counted', async () => {
    const zhao = await as('zhao');
    const page = `${draftOf('zhao')}/files`;
    const again = await zhao.upload(page, page, { item: 'identity-card' }, [['正面.pdf', pdf('front')]]);
    expect([again.status, again.html.includes('“正面.pdf”')]).toEqual([422, true]);
    const many = Array.from({ length: 200 }, (_, at): [string, Buffer] => [`第${at}张.pdf`, pdf(`page ${at}`)]);
    const sent = await zhao.upload(page, page, { item: 'operation-proof' }, many);
    expect(sent.status).toBe(422);
    expect((await names('zhao')).filter((one) => one.startsWith('第'))).toHaveLength(20);
    expect(sent.html).toMatch(/160/);
  });
});

describe('a hundred megabytes', () => {
  const boundary = 'zhuye-boundary';
  const file = (n: number): string =>
    `--${boundary}\r\nContent-Disposition: form-data; name="files-identity-card"; filename="${n}.jpg"\r\nContent-Type: image/jpeg\r\n\r\n`;
  const megabyte = Buffer.alloc(1024 * 1024, 'x');

  /** Posts ten files of ten megabytes out of one megabyte of memory, as fast as they are taken. */
  const post = async (who: Visitor, token: string, length?: number): Promise<number> => {
    const field = `--${boundary}\r\nContent-Disposition: form-data; name="_csrf"\r\n\r\n${token}\r\n`;
    const end = `--${boundary}--\r\n`;
    const heads = Array.from({ length: 10 }, (_, n) => file(n));
    const size = field.length + end.length + heads.reduce((sum, head) => sum + head.length + 10 * megabyte.length + 2, 0);
    return new Promise((resolve, reject) => {
      const sent = request(
        `${portal.url}${draftOf('zhao')}/files`,
        {
          method: 'POST',
          headers: {
            cookie: who.cookie(),
            origin: portal.url,
            'sec-fetch-site': 'same-origin',
            'content-type': `multipart/form-data; boundary=${boundary}`,
            'content-length': String(length ?? size),
          },
        },
        (answer) => {
          answer.resume();
          resolve(answer.statusCode ?? 0);
          if (length !== undefined) sent.destroy();
        },
      );
      sent.on('error', reject);
      const body = function* (): Generator<string | Buffer> {
        yield field;
        for (const head of heads) {
          yield head;
          for (let at = 0; at < 10; at += 1) yield megabyte;
          yield '\r\n';
        }
        yield end;
      };
      if (length === undefined) Readable.from(body()).pipe(sent);
      else sent.flushHeaders();
    });
  };

  /** What the process grew by at the most meanwhile, in megabytes; the sender is part of it. */
  const growth = async (work: () => Promise<unknown>): Promise<number> => {
    const before = process.memoryUsage().rss;
    let most = before;
    const timer = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 5);
    await work();
    clearInterval(timer);
    return (most - before) / 1024 / 1024;
  };

  it('three at once with a forged token are refused and held nowhere; longer ones are refused by their length', async () => {
    const zhao = await as('zhao');
    const before = await portal.world.store.files.pendingBytes('a-zhao' as ActorId);
    const grown = await growth(async () => {
      expect(await Promise.all([1, 2, 3].map(() => post(zhao, 'forged')))).toEqual([403, 403, 403]);
    });
    expect(grown).toBeLessThan(120);
    expect(await post(zhao, 'forged', 300 * 1024 * 1024)).toBe(413);
    expect(await portal.world.store.files.pendingBytes('a-zhao' as ActorId)).toBe(before);
  });

  it('with its token is read file by file, and the account’s second at the same time is told so', async () => {
    const zhao = await as('zhao');
    const token = hidden((await zhao.get(`${draftOf('zhao')}/files`)).html, '_csrf');
    const page = `${draftOf('zhao')}/files`;
    let busy = '';
    const grown = await growth(async () => {
      const large = post(zhao, token);
      for (let tries = 0; tries < 200 && busy === ''; tries += 1) {
        const sent = await zhao.upload(page, page, { item: 'operation-proof' }, [['忙.pdf', Buffer.from('%PDF-')]]);
        if (sent.html.includes('您在另一个窗口正在上传')) busy = sent.html;
      }
      expect(await large).toBe(422);
    });
    expect(busy).toContain('“忙.pdf”没有收下');
    expect(grown).toBeLessThan(200);
  }, 60_000);
});

describe('a form of an act', () => {
  let j: Journey;
  let window: Visitor;
  let action = '';
  beforeAll(async () => {
    j = await filedBy(portal.world, 'lin');
    window = visitor(portal.url);
    await window.signIn('minzhi-chuangkou');
    action = `/desk/cases/${j.id}/acts/accept`;
  }, 60_000);
  const form = async (): Promise<Record<string, string>> => {
    const { html } = await window.get(`${action}?step=accept`);
    return Object.fromEntries(['_csrf', 'request', 'seen', 'step'].map((field) => [field, hidden(html, field)]));
  };

  it('forged, expired, or issued for another act, is refused in words, stands in the access log, and leaves nothing', async () => {
    const mine = await form();
    const note = hidden((await window.get(`/desk/cases/${j.id}/acts/note?step=case`)).html, 'request');
    const parts = (mine['request'] ?? '').split('.');
    const old = [parts[0], (Date.now() - 13 * 3_600_000).toString(36), parts[2]].join('.');
    for (const request of ['', 'made-up', old, note]) {
      const sent = await window.post(action, { ...mine, request });
      expect([request, sent.status]).toEqual([request, 403]);
    }
    expect((await window.post(action, { ...mine, _csrf: 'made-up' })).status).toBe(403);
    expect((await j.state()).accepted).toBeUndefined();
    const log = await portal.world.store.accessLog.of(j.id);
    expect(log.filter((one) => one.why === 'form-forged').length).toBeGreaterThanOrEqual(4);
  });

  it('sent again with other words is refused, with the words, and not taken for the first', async () => {
    const note = `/desk/cases/${j.id}/acts/note`;
    const { html } = await window.get(`${note}?step=accept`);
    const mine = Object.fromEntries(['_csrf', 'request', 'seen', 'step'].map((field) => [field, hidden(html, field)]));
    expect((await window.post(note, { ...mine, text: '第一次' })).status).toBe(303);
    expect((await window.post(note, { ...mine, text: '第一次' })).status).toBe(303);
    const other = await window.post(note, { ...mine, text: '第二次，内容不同' });
    expect([other.status, other.html.includes('内容与这次不同'), other.html.includes('第二次，内容不同')]).toEqual([409, true, true]);
    const notes = [];
    for await (const { event } of portal.world.store.ledger.rowsOf(j.id)) if (event.type === 'noted') notes.push(event);
    expect(notes).toHaveLength(1);
  });

  it('names tasks that there are: of others nothing is kept', async () => {
    const kept = () => portal.world.db.connection.collection('outgoing').countDocuments();
    const before = await kept();
    const { html } = await window.get('/desk?scope=pool');
    const mine = { _csrf: hidden(html, '_csrf'), request: hidden(html, 'request') };
    for (const task of ['/x', 'no-such-case/accept', '../x', '中/accept', `${'a'.repeat(100)}/accept`, ''])
      expect([task, (await window.post('/desk/claim', { ...mine, task })).status]).toEqual([task, 303]);
    expect(await kept()).toBe(before);
  });

  it('sent again after it was done is the same act: it is done once, and another’s form says that the step is over', async () => {
    const mine = await form();
    const late = await form();
    for (let again = 0; again < 3; again += 1) expect((await window.post(action, mine)).status).toBe(303);
    await j.until(opened('visit'));
    const sent = await window.post(action, late);
    expect([sent.status, sent.html.includes('何窗口')]).toEqual([409, true]);
    const events = [];
    for await (const { event } of portal.world.store.ledger.rowsOf(j.id)) events.push(event.type);
    expect(events.filter((type) => type === 'accepted')).toHaveLength(1);
  });
});
