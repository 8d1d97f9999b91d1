import { type Browser, type Page } from 'playwright-core';
import { employerNamed } from '../../sandbox/employers/firms';
import { giveMandates } from '../../sandbox/employers/mandates';
import { type AreaCode, type OfficeId } from '../../src/domain/values';
import { cast, castFirms, closedAccount } from '../../sandbox/people';
import { peopleOf } from '../../src/store/people';
import { codeSentTo } from '../../src/portal/testing';
import { addEmployee, addOfficer } from '../support/accounts';
import { ill } from '../support/bad-days';
import { faultsOf, send, startBrowser } from '../support/browser';
import { inDays } from '../support/dates';
import { eventually } from '../support/eventually';
import { filledDraft } from '../support/draft';
import { actorOf, batchWith, bringTo, filedBy, release } from '../support/handled';
import { answersOf, type Journey, journey, opened } from '../support/journey';
import { type Look, faultsOfAll } from '../support/looked-at';
import { type Batch } from '../support/money';
import { objecting, onNotice } from '../support/on-notice';
import { docxOf, pdfOf } from '../support/papers';
import { type PortalWorld, startPortal, visitor } from '../support/portal';
import { headings, lines, person } from '../support/roster';
import { verificationOf } from '../support/verification';

let portal: PortalWorld;
let browser: Browser;
let lin: Journey;
let chen: Journey;
let wu: Journey;
let zhou: Journey;
let zhao: Journey;
let huang: Journey;
let fresh: Journey;
let visited: Journey;
let onItsWay = '';
let batch: Batch;
let draft = '';
let token = '';

const fine = { seen: 1_000_000 };
const window = actorOf('minzhi-chuangkou');

/** One case in each of the states that pages differ by. */
beforeAll(async () => {
  portal = await startPortal();
  browser = await startBrowser();
  const { world } = portal;
  await addOfficer(peopleOf(world.db.connection, world.keys), 'minzhi-chushen2', '郑初审', {
    role: 'reviewer',
    office: 'lh-minzhi' as OfficeId,
  });
  [fresh, visited, lin, chen, wu, zhou, zhao, huang] = await Promise.all([
    filedBy(world, 'huang'),
    filedBy(world, 'huang'),
    filedBy(world, 'lin', { channels: ['portal', 'paper'], papers: ['identity-card'] }),
    filedBy(world, 'chen'),
    filedBy(world, 'wu'),
    filedBy(world, 'zhou'),
    filedBy(world, 'zhao', { change: { account: { holder: '另一个人', bank: '示例银行', number: closedAccount } } }),
    filedBy(world, 'huang'),
  ]);
  await bringTo(zhou, 'pay');
  await bringTo(zhao, 'pay');
  batch = await batchWith(world, [zhou.id, zhao.id]);
  await ill(world.registriesUrl, { business: { status: 503 } });
  await lin.act(window, 'accept', 'accept', {}, fine);
  await lin.until((state) => state.findings.length > 0);
  await ill(world.registriesUrl, {});
  await bringTo(visited, 'visit');
  const at = { on: `${inDays(3)}T02:00:00.000Z` as never, text: await visited.text('请留人') };
  await visited.act(actorOf('minzhi-hecha1'), 'appoint', 'visit', at, fine);
  await lin.act(window, 'message', 'case', { text: await lin.text('您好') }, fine);
  await lin.act(window, 'note', 'case', { text: await lin.text('已电话确认') }, fine);
  const items = [
    { item: 'answers', text: await chen.text('字号不一致') },
    { item: 'operation-proof', text: await chen.text('请补流水') },
  ];
  await chen.act(window, 'request-supplement', 'accept', { items }, fine);
  const promised = { items: ['registration-form'], by: inDays(7) as never, text: await wu.text('承诺补交') };
  await wu.act(window, 'accept-conditionally', 'accept', promised, fine);
  await huang.act(window, 'refuse-acceptance', 'accept', { clause: 'no-certificate', text: await huang.text('证件已过期') }, fine);
  await bringTo(wu, 'street-review');
  await wu.act(actorOf('minzhi-chushen'), 'claim', 'street-review', {}, fine);
  const who = visitor(portal.url);
  await who.signIn('lin');
  draft = await filledDraft(who, 'lin', 'lin');
  const invited = {
    name: cast.wu.name,
    identity: cast.wu.identity,
    certificate: cast.wu.certificate?.certificate ?? '',
    household: '440305000',
  };
  await who.fill(`${draft}/partners`, `${draft}/partners`, invited);
  token = (await world.store.drafts.read(draft.split('/').pop() as never))?.partners[0]?.token ?? '';
  const kept = await journey(world, answersOf([cast.lin]), undefined, { id: 'a-lin', person: 'p-lin' });
  await world.store.submissions.keep(kept.input, { masked: '林*', find: [], letters: [] });
  onItsWay = `/cases/${kept.id}`;
}, 120_000);
afterAll(async () => {
  await browser.close();
  await portal.end();
});

const faults = (login: string | undefined, looks: Record<string, Look>): Promise<string[]> =>
  faultsOfAll(browser, portal.url, login, looks);
/** A form sent as it stands: every field that must be answered says so. */
const sent =
  (address: string, fill?: (page: Page) => Promise<unknown>) =>
  async (page: Page): Promise<void> => {
    await page.goto(address);
    await fill?.(page);
    await send(page);
  };
/** Up to the code that a telephone got, or past it. */
const byCode =
  (right: boolean) =>
  async (page: Page): Promise<void> => {
    const telephone = `139${String(10_000_000 + (numbers += 1))}`;
    const before = portal.sent.length;
    await sent('/sign-up', (one) => one.fill('#telephone', telephone))(page);
    if (!right) return;
    await page.fill('#code', await codeSentTo(portal.sent, telephone, before));
    await send(page);
  };
let numbers = 0;
/** A form as another window had it, sent from here with these fields. */
const postedTo =
  (address: string, fields: Record<string, string>): Look =>
  async (page) => {
    await page.goto('/account');
    const inputs = Object.entries(fields).map(([name, value]) => `<input name="${name}" value="${value}">`);
    const posts = `(() => {
      const form = document.querySelector('form[action="/language"]').cloneNode(true);
      form.action = ${JSON.stringify(address)};
      form.insertAdjacentHTML('beforeend', ${JSON.stringify(inputs.join(''))});
      document.body.append(form);
      form.submit();
    })()`;
    await Promise.all([page.waitForURL((url) => url.pathname === address), page.evaluate(posts)]);
    await page.waitForLoadState('load');
  };
const letters = async (...cases: Journey[]): Promise<Record<string, Look>> =>
  Object.fromEntries(
    (await Promise.all(cases.map((one) => portal.world.store.letters.allOfCase(one.id))))
      .flat()
      .filter((one) => one.channel === 'portal' && one.to.actor?.startsWith('a-') && !one.to.actor.startsWith('a-minzhi'))
      .map((one) => [one.template, `/cases/${one.case}/letters/${one.key}`]),
  );
const searchedFor =
  (text: string): Look =>
  async (page) => {
    await page.goto('/desk');
    await page.fill('#text', text);
    await page.click('form[role="search"] button');
  };
const act = (j: Journey, kind: string, step: string): string => `/desk/cases/${j.id}/acts/${kind}?step=${step}`;

describe('axe finds nothing wrong, and nothing scrolls sideways at 320 px', () => {
  it('on what anybody reads', async () => {
    const answered =
      '/matters/startup-grant/check?done=1&certificate=disability&organisation=enterprise&rents=yes&paidOnTime=yes&operating=yes&founders=1';
    const looks = {
      home: '/',
      'sign in': '/sign-in',
      'signed in wrongly': async (page: Page) => {
        await page.goto('/sign-in');
        await page.click('main button');
      },
      help: '/help',
      matters: '/matters',
      matter: '/matters/startup-grant',
      'a matter of homes': '/matters/home-rating?place=330400',
      homes: '/homes',
      'pre-check': '/matters/startup-grant/check',
      'nothing answered': '/matters/startup-grant/check?done=1',
      'does not qualify': `${answered}&certificate=veteran&street=440309002`,
      qualifies: `${answered}&street=440309002`,
      'elsewhere in the city': `${answered}&street=440305000`,
      nowhere: '/no-such-page',
      levy: '/levy',
      'levy, nothing answered': '/levy?place=350200&done=yes&also=yes',
      'levy, reckoned': '/levy?place=350200&kind=enterprise&staff=500&severe=1&others=0&cityAverage=120000&done=yes',
      'check a certificate': '/certificates',
      'check a certificate, no code': sent('/certificates'),
      'no such certificate': '/certificates/0123456789abcdef0123456789abcdef',
      'sign up': '/sign-up',
      'sign up, no number': sent('/sign-up'),
      'sign in by code': '/sign-in/code',
      forgotten: '/sign-in/forgotten',
      'the code': byCode(false),
      'the code, wrong': async (page: Page) => {
        await byCode(false)(page);
        await send(page);
      },
      'the new account': byCode(true),
      'the new account, empty': async (page: Page) => {
        await byCode(true)(page);
        await send(page);
      },
      guide: '/sandbox/guide',
    };
    expect(await faults(undefined, looks)).toEqual([]);
  }, 120_000);

  it('on an applicant’s case, its letters and what is done with it', async () => {
    const looks = {
      home: '/',
      case: `/cases/${lin.id}`,
      receipt: `/cases/${lin.id}/receipt`,
      withdraw: `/cases/${lin.id}/withdraw`,
      'withdrawn without a reason': sent(`/cases/${lin.id}/withdraw`),
      'on its way': onItsWay,
      'for officers': '/desk',
      'another’s case': `/cases/${chen.id}`,
      account: '/account',
      ...Object.fromEntries(['telephone', 'email', 'password'].map((one) => [`account, ${one}`, sent(`/account/${one}`)])),
      'account, code': sent('/account/email', (page) => page.fill('#to', 'lin@example.com')),
      sessions: '/account/sessions',
      identity: '/account/identity',
      employed: '/employed',
      'enrolled nowhere': '/stays',
      ...(await letters(lin)),
    };
    expect(await faults('lin', looks)).toEqual([]);
  }, 180_000);

  it('on the pages of a unit and its roster', async () => {
    const roster = (rows: string[][]) => async (page: Page) => {
      await page.goto('/roster-check');
      await page.setInputFiles('#file', { name: '名册.csv', mimeType: 'text/csv', buffer: Buffer.from(lines([headings, ...rows])) });
      await send(page);
    };
    const unit = sent('/units', (page) => page.fill('#uscc', castFirms.together.uscc));
    const looks: Record<string, Look> = {
      units: '/units',
      'units, nothing typed': sent('/units'),
      unit,
      'unit, nobody named': async (page) => {
        await unit(page);
        await page.click('main form:has(#name) button');
      },
      'unit, before an end': async (page) => {
        await unit(page);
        await page.click('main form button.secondary');
      },
      roster: '/roster-check',
      'roster, none': sent('/roster-check'),
      'roster, right': roster([person(1)]),
      'roster, red': roster([person(1).with(1, '123'), person(2).with(4, '2024-12-31'), person(3)]),
    };
    expect(await faults('chen', looks)).toEqual([]);
  }, 120_000);

  it('on a draft, empty and full of faults', async () => {
    const sections = ['applicant', 'firm', 'premises', 'operation', 'account', 'contact'];
    const empty = async (page: Page): Promise<void> => {
      for (const field of await page.$$('main form input:visible:not([type=radio]):not([type=checkbox])')) await field.fill('');
    };
    const looks: Record<string, Look> = {
      draft,
      partners: `${draft}/partners`,
      'partners, empty': sent(`${draft}/partners`),
      files: `${draft}/files`,
      'files, one taken and one not': async (page) => {
        await page.goto(`${draft}/files`);
        await page.setInputFiles('input[type=file]', [
          { name: '合同.pdf', mimeType: 'application/pdf', buffer: pdfOf('three', 3) },
          { name: '合同.docx', mimeType: 'application/octet-stream', buffer: docxOf() },
        ]);
        await page.click('.savebar button');
      },
      'a paper': async (page) => {
        await page.goto(`${draft}/files`);
        await page.click('.thumbs a:has-text("合同.pdf")');
      },
      'check, not all confirmed': `${draft}/check`,
      discard: `${draft}/discard`,
      ...Object.fromEntries(sections.map((one) => [one, `${draft}/sections/${one}`])),
      ...Object.fromEntries(sections.map((one) => [`${one}, empty`, sent(`${draft}/sections/${one}`, empty)])),
    };
    expect(await faults('lin', looks)).toEqual([]);
  }, 180_000);

  it('on an invitation, a promise, a supplement, a place not open, a wish left, and a case not accepted', async () => {
    const found = [
      ...(await faults('wu', {
        invitation: `/invitations/${token}`,
        promise: `/cases/${wu.id}/supplement`,
        home: '/',
        ...(await letters(wu)),
      })),
      ...(await faults('chen', {
        supplement: `/cases/${chen.id}/supplement`,
        'supplement, nothing answered': sent(`/cases/${chen.id}/supplement`),
        case: `/cases/${chen.id}`,
        ...(await letters(chen)),
      })),
      ...(await faults('xu', {
        'not open': '/',
        'the matter not open': '/matters/startup-grant',
        interest: async (page) => {
          await page.goto('/');
          await page.click('form[action$="/interest"] button');
        },
      })),
      ...(await faults('huang', {
        home: '/',
        case: `/cases/${huang.id}`,
        rating: `/cases/${huang.id}/rating`,
        'rating, empty': sent(`/cases/${huang.id}/rating`),
        ...(await letters(huang, visited)),
      })),
    ];
    expect(found).toEqual([]);
  }, 180_000);

  it('on the desk, its lists with rows, a search, and the acts of an open case with their lists', async () => {
    const step = 'accept';
    const looks: Record<string, Look> = {
      mine: '/desk?scope=mine',
      pool: '/desk?scope=pool',
      office: '/desk?scope=office',
      done: '/desk?scope=done',
      'nothing chosen': async (page) => {
        await page.goto('/desk?scope=pool');
        await page.click('form[action="/desk/claim"] .buttons button');
      },
      search: searchedFor(lin.input.submission.number),
      'search, nothing found': searchedFor('无此人'),
      print: '/desk/print',
      'print, asked twice': async (page) => {
        await page.goto('/desk/print');
        await page.click('.tasks a[href*="letter="]');
      },
      deputy: '/desk/deputy',
      'a case differing': `/desk/cases/${lin.id}`,
      'a case with a supplement': `/desk/cases/${chen.id}`,
      'a case with a promise': `/desk/cases/${wu.id}`,
      'a case visited': `/desk/cases/${visited.id}`,
      'a case closed': `/desk/cases/${huang.id}`,
      unmask: `/desk/cases/${lin.id}/unmask`,
      'unmask, empty': sent(`/desk/cases/${lin.id}/unmask`),
      'unmask, shown': sent(`/desk/cases/${lin.id}/unmask`, async (page) => {
        await page.check('input[name=field][value="contact.telephone"]');
        await page.fill('#reason', '核对电话');
      }),
      'real name': '/desk/real-name',
      mandate: '/desk/mandates',
      'mandate, empty': sent('/desk/mandates'),
      'settle-finding': act(lin, 'settle-finding', 'check'),
      'settle-finding, empty': sent(act(lin, 'settle-finding', 'check')),
      ...Object.fromEntries(
        ['accept', 'request-supplement', 'accept-conditionally', 'refuse-acceptance', 'claim', 'message', 'note'].map((kind) => [
          kind,
          act(fresh, kind, step),
        ]),
      ),
      'request-supplement, empty': async (page) => {
        await page.goto(act(fresh, 'request-supplement', step));
        await page.click('button[name="preview"]');
      },
      'request-supplement, an item without words': async (page) => {
        await page.goto(act(fresh, 'request-supplement', step));
        await page.check('#items');
        await page.click('button[name="preview"]');
      },
      'accept-conditionally, empty': sent(act(fresh, 'accept-conditionally', step)),
      'the letter before it goes': async (page) => {
        await page.goto(act(fresh, 'refuse-acceptance', step));
        await page.selectOption('#clause', 'no-certificate');
        await page.fill('#text', '证件已过期');
        await page.click('button[name="preview"]');
      },
      'refused: done by another': async (page) => {
        await page.goto(act(visited, 'inspect', 'visit'));
        for (const item of ['premises-as-stated', 'operating', 'founder-present'])
          await page.check(`input[name="check-${item}"][value=yes]`);
        await page.fill('#text', '属实');
        await send(page);
        await page.waitForSelector('.typed');
      },
    };
    expect(await faults('minzhi-chuangkou', looks)).toEqual([]);
  }, 240_000);

  it('on what inspectors, reviewers and supervisors fill in', async () => {
    const found = [
      ...(await faults('minzhi-hecha1', {
        appoint: act(visited, 'appoint', 'visit'),
        'appoint, empty': sent(act(visited, 'appoint', 'visit')),
        inspect: act(visited, 'inspect', 'visit'),
        'inspect, empty': sent(act(visited, 'inspect', 'visit')),
      })),
      ...(await faults('minzhi-chushen', {
        mine: '/desk',
        deputy: '/desk/deputy',
        advance: act(wu, 'advance', 'street-review'),
        return: act(wu, 'return', 'street-review'),
        'return, empty': sent(act(wu, 'return', 'street-review')),
        refuse: act(wu, 'refuse', 'street-review'),
      })),
      ...(await faults('minzhi-fuze', {
        reassign: act(wu, 'reassign', 'street-review'),
        'reassign, empty': sent(act(wu, 'reassign', 'street-review')),
        extend: act(wu, 'extend', 'street-review'),
        'extend, empty': sent(act(wu, 'extend', 'street-review')),
        month: '/month',
      })),
      ...(await faults('longhuaqu-shenji', { log: '/log', desk: '/desk' })),
    ];
    expect(found).toEqual([]);
  }, 180_000);

  it('on what was granted: its correction, an employee’s objection, and how a supervisor has it looked at again', async () => {
    const { world } = portal;
    const people = peopleOf(world.db.connection, world.keys);
    await giveMandates(people, world.store);
    const huli = 'xm-hl' as OfficeId;
    await addOfficer(people, 'huli-fuze', '何负责', { role: 'supervisor', office: huli });
    await addOfficer(people, 'huli-diaocha', '高调查', { role: 'reviewer', office: huli });
    const employer = employerNamed('haisha');
    await addEmployee(people, 'haisha-zhigong', employer.staff[0]?.person);
    const j = await verificationOf(world, employer, '350206001' as AreaCode, { as: actorOf('lufan-jingban') });
    await j.submit();
    await j.until(({ outcome }) => outcome === 'granted');
    const object = `/employed/${j.id}`;
    const found = await faults('haisha-zhigong', { employed: '/employed', object, 'object, nothing typed': sent(object) });
    const who = visitor(portal.url);
    await who.signIn('haisha-zhigong');
    const own = (await who.fill(object, object, { kind: 'months', text: '三月已经离职' })).location?.replace('?submitted', '') ?? '';
    const objection = (
      await eventually(
        () => world.store.cases.read(own.split('/').pop() as never),
        ({ state }) => opened('investigate')(state),
        String,
      )
    ).state;
    found.push(
      ...(await faults('haisha-zhigong', { 'object, twice': postedTo(object, { text: '又写了一遍' }), 'own objection': own })),
      ...(await faults('huli-diaocha', {
        objection: `/desk/cases/${objection.id}`,
        uphold: `/desk/cases/${objection.id}/acts/uphold?step=investigate`,
        dismiss: `/desk/cases/${objection.id}/acts/dismiss?step=investigate`,
      })),
      ...(await faults('lufan-jingban', { 'case granted': `/cases/${j.id}`, correct: `/cases/${j.id}/correct` })),
    );
    const again = `/desk/cases/${j.id}/look-again`;
    found.push(...(await faults('huli-fuze', { 'look again': again, month: '/month' })));
    const supervisor = visitor(portal.url);
    await supervisor.signIn('huli-fuze');
    for (const what of ['spot', 'correct']) await supervisor.fill(again, again, { what });
    found.push(...(await faults('huli-fuze', { 'look again, asked': again })));
    expect(found).toEqual([]);
  }, 240_000);

  it('on a notice that is objected to, once and from a second window', async () => {
    const j = await onNotice(portal.world);
    const object = await objecting(portal.world, j);
    const twice = async (page: Page): Promise<void> => {
      for (const text of ['没有经营', '门一直关着']) {
        await page.goto(object);
        await page.fill('#text', text);
        await page.check('#letters');
        await send(page);
      }
    };
    const looks = {
      notices: '/notices',
      office: '/notices/wj-hutang',
      object,
      'object, nothing typed': sent(object),
      'object, twice': twice,
    };
    expect(await faults(undefined, looks)).toEqual([]);
  }, 180_000);

  it('on a batch, before release and after, and what comes of it', async () => {
    const address = `/batches/${batch.id}`;
    const found = await faults('longhuaqu-caiwu1', { batches: '/batches', 'a batch being made': address });
    await batch.act(actorOf('longhuaqu-caiwu1'), 'compose', 'compose', {});
    await batch.until((state) => state.obligations.some((one) => one.kind === 'release'));
    const releaser = {
      'a batch to release': address,
      'the release': `${address}/acts/release-payment`,
      'given back without a reason': async (page: Page) => {
        await page.goto(address);
        await page.click('form[action$="/acts/return"] button');
      },
    };
    found.push(...(await faults('longhuaqu-caiwu2', releaser)));
    await release({
      ...batch,
      act: (actor, kind, ...rest) => (kind === 'compose' ? Promise.resolve({ kind: 'done' } as never) : batch.act(actor, kind, ...rest)),
    });
    await zhao.until((state) => state.payments.at(-1)?.status === 'bounced');
    await zhou.until(opened('deliver'));
    const returned = {
      'a batch settled': address,
      'the bank’s return compared': async (page: Page) => {
        await page.goto(address);
        const text = '流水号,金额（元）,结果,日期,银行流水,原因\r\nno-such/key/1,1,成功,2026-11-24,B1,\r\n';
        await page.setInputFiles('#files', { name: 'huipan.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
        await page.click('form[action$="/bank-return"] button');
      },
      'no return chosen': async (page: Page) => {
        await page.goto(address);
        await page.click('form[action$="/bank-return"] button');
      },
    };
    found.push(...(await faults('longhuaqu-caiwu2', returned)));
    found.push(
      ...(await faults('minzhi-chuangkou', {
        deliver: act(zhou, 'deliver', 'deliver'),
        'deliver, empty': sent(act(zhou, 'deliver', 'deliver')),
      })),
    );
    found.push(...(await faults('zhou', { paid: `/cases/${zhou.id}`, ...(await letters(zhou)) })));
    found.push(
      ...(await faults('zhao', {
        home: '/',
        bounced: `/cases/${zhao.id}/account`,
        'account, empty': sent(`/cases/${zhao.id}/account`, (page) => page.fill('#holder', '')),
        ...(await letters(zhao)),
      })),
    );
    expect(found).toEqual([]);
  }, 240_000);

  it('on what was typed while a session ended', async () => {
    const page = async (one: Page): Promise<void> => {
      await one.goto(`/cases/${lin.id}/withdraw`);
      await one.fill('#text', '写了很久');
      await portal.world.db.connection.collection('sessions').updateMany({}, { $set: { 'session.created': 0 } });
      await send(one);
      await one.fill('#login', 'lin');
      await one.fill('#password', 'zhuye-sandbox');
      await one.click('main button');
    };
    expect(await faultsOfAll(browser, portal.url, 'lin', { kept: page }, false)).toEqual([]);
  }, 60_000);

  it('and a target too small to be hit would be found', async () => {
    const page = await (await browser.newContext({ bypassCSP: true })).newPage();
    const small = '<button style="display:block;width:10px;height:10px;padding:0;border:0">x</button>';
    await page.setContent(`<html lang="en"><title>x</title><main><h1>x</h1>${small}${small}</main></html>`);
    expect((await faultsOf(page)).some((fault) => fault.startsWith('target-size'))).toBe(true);
    await page.context().close();
  });
});
