import { cast, castFirms } from '../../sandbox/people';
import { type PersonId } from '../../src/domain/values';
import { type CaseState } from '../../src/domain/case/state';
import { type StartupGrantAnswers } from '../../src/domain/programmes/startup-grant/answers';
import { submitRequest } from '../../src/engine/file';
import { requestsOf } from '../../src/portal/requests';
import { codeSentTo } from '../../src/portal/testing';
import { peopleOf } from '../../src/store/people';
import { filledDraft } from '../support/draft';
import { searchFor } from '../../src/portal/cases/tokens';
import { answersOf, type Journey, journey, opened } from '../support/journey';
import { pdfOf } from '../support/papers';
import { hidden, type PortalWorld, startPortal, type Visitor, visitor } from '../support/portal';

let portal: PortalWorld;
beforeAll(async () => {
  portal = await startPortal();
}, 90_000);
afterAll(() => portal.end());

const as = async (login: string): Promise<Visitor> => {
  const one = visitor(portal.url);
  await one.signIn(login);
  return one;
};
const begin = async (who: Visitor): Promise<string> =>
  (await who.fill('/matters/startup-grant', '/matters/startup-grant', {})).location ?? '';

/** Posts a form with files, as a browser does. */
async function upload(who: Visitor, page: string, fields: Record<string, string>, files: [field: string, name: string, bytes: Buffer][]) {
  const { html } = await who.get(page);
  const form = new FormData();
  for (const name of ['_csrf', 'request', 'seen']) if (hidden(html, name)) form.append(name, hidden(html, name));
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  for (const [field, name, bytes] of files) form.append(field, new Blob([new Uint8Array(bytes)]), name);
  return who.send(page, { method: 'POST', headers: { origin: portal.url }, body: form });
}
const pdf = (words: string): Buffer => pdfOf(words);

/** What grades of evidence look like in a sentence; officers alone read them. */
const graded = /[（(](A|B|C|K|PD|SEED)( 级)?[）)]/;

it('at its foot each page says whom to call about it: the office that has it in hand, the city’s, the one for all', async () => {
  const call = async (who: Visitor, path: string): Promise<string | undefined> =>
    /<footer[^]*href="tel:([^"]+)"/.exec((await who.get(path)).html)?.[1];
  const numberOf = (id: string) => portal.services.policies.offices.find((one) => one.id === id)?.telephone.replaceAll(' ', '');
  const [nobody, zhou] = [visitor(portal.url), await as('zhou')];
  expect(await call(nobody, '/help')).toBe(numberOf('sz'));
  expect(await call(nobody, '/matters/startup-grant?place=350200')).toBe(numberOf('xm'));
  expect(await call(nobody, '/notices/wj-hutang')).toBe(numberOf('wj-hutang'));
  expect(await call(zhou, '/')).toBe(numberOf('sz'));
  expect(await call(zhou, '/matters/startup-grant?place=440300')).toBe(numberOf('ft-fubao'));
  const draft = await begin(zhou);
  expect(await call(zhou, draft)).toBe(numberOf('sz'));
  await zhou.fill(`${draft}/sections/applicant`, `${draft}/sections/applicant`, { certificate: '', household: cast.zhou.household.area });
  expect(await call(zhou, draft)).toBe(numberOf('ft-fubao'));
  expect(await call(await as('wj-hutang-window1'), '/desk')).toBe(numberOf('wj-hutang'));
});

describe('before anything is filled in', () => {
  it('a pre-check with nothing answered promises nothing, and asks each question by name', async () => {
    const page = await visitor(portal.url).get('/matters/startup-grant/check?done=1&rents=yes');
    expect(page.status).toBe(422);
    expect(page.html).not.toContain('20,000.00');
    expect(page.html).not.toContain('可以申请</h2>');
    for (const name of ['street', 'certificate', 'organisation', 'paidOnTime', 'operating', 'founders'])
      expect(page.html).toContain(`href="#${name}"`);
    expect(page.html).toMatch(/name="rents" value="yes"[^>]* checked/);
  });

  it('an example answers what is open and says nothing yet; what was answered stays', async () => {
    const page = await visitor(portal.url).get('/matters/startup-grant/check?done=1&certificate=none&example=rest');
    expect(page.status).toBe(200);
    expect(page.html).toContain('您填过的 1 项没有改动');
    expect(page.html).not.toContain('id="result"');
    for (const [name, value] of [
      ['certificate', 'none'],
      ['rents', 'yes'],
      ['founders', '1'],
    ])
      expect(page.html).toMatch(new RegExp(`name="${name}" value="${value}"[^>]* checked`));
  });

  it('another district of Shenzhen is not open yet, outside Shenzhen does not qualify, Minzhi may apply', async () => {
    const rest = 'done=1&certificate=disability&organisation=enterprise&rents=yes&paidOnTime=yes&operating=yes&founders=1';
    const check = async (street: string) => (await visitor(portal.url).get(`/matters/startup-grant/check?${rest}&street=${street}`)).html;
    const may = await check('440309002');
    expect(may).toContain('20,000.00');
    expect(may).not.toMatch(graded);
    const other = await check('440305000');
    expect(other).toContain('深圳市南山区暂未开放');
    expect(other).not.toContain('20,000.00');
    expect(await check('elsewhere')).toContain('还不符合条件');
  });

  it('whoever lives elsewhere is told so at home, and their wish is filed under where they live', async () => {
    const xu = await as('xu');
    expect((await xu.get('/')).html).toContain('暂未开放');
    await xu.fill('/', '/matters/startup-grant/interest', { area: '440305000' });
    expect(await portal.world.store.interest.by('a-xu' as never)).toMatchObject([{ area: '350502' }]);
  });

  it('signing in, asked for at 开始申请, leads back to the matter', async () => {
    const nobody = visitor(portal.url);
    const { html } = await nobody.get('/matters/startup-grant');
    const sent = await nobody.send('/matters/startup-grant', {
      method: 'POST',
      headers: {
        'Content-Type': 'application/x-www-form-urlencoded',
        origin: portal.url,
        referer: `${portal.url}/matters/startup-grant?place=440300`,
      },
      body: new URLSearchParams({ _csrf: hidden(html, '_csrf') }).toString(),
    });
    expect(sent.location).toBe('/sign-in?back=%2Fmatters%2Fstartup-grant%3Fplace%3D440300');
  });
});

describe('another place, by its own file', () => {
  it('asks what its policy looks at, and comes to its own amounts', async () => {
    const ye = await as('ye');
    const draft = await filledDraft(ye, 'ye', 'ye');
    const tasks = (await ye.get(draft)).html;
    expect(tasks).toContain('盲人按摩');
    expect(tasks).not.toContain('经营场地');
    const { html } = await ye.get(`${draft}/check`);
    expect(html).toContain('15,000.00');
    expect(html).toContain('可以叠加');
    expect((await ye.fill(`${draft}/check`, `${draft}/submit`, { declare: 'yes', seen: hidden(html, 'seen') })).status).toBe(303);
  });

  it('whoever is only too early learns from which day, and is put down to be told then', async () => {
    const said = 'certificate=disability&organisation=enterprise&licence=legal-person&registeredOn=2999-01-01&massage=no&operating=yes';
    const registered = new Date(Date.now() - 30 * 86_400_000).toISOString().slice(0, 10);
    const check = `/matters/startup-grant/check?place=350200&done=1&street=350206001&${said.replace('2999-01-01', registered)}`;
    const su = await as('su');
    const { html } = await su.get(check);
    const from = hidden(html, 'from');
    expect(from > registered).toBe(true);
    expect(html).toContain('到时通知我');
    expect(html).not.toContain('15,000.00');
    await su.fill(check, '/matters/startup-grant/interest', { area: '350206001', from });
    expect(await portal.world.store.interest.by('a-su' as never)).toMatchObject([{ area: '350206', from }]);
    const waiting = await portal.world.store.interest.waiting(from as never, '', 9);
    expect(waiting.map((one) => one.actor)).toContain('a-su');
  });
});

describe('what a newcomer reads', () => {
  it('home leads to the pre-check without signing in; the matter says how much first, and its grades are for officers', async () => {
    const nobody = visitor(portal.url);
    expect((await nobody.get('/')).html).toContain('href="/matters/startup-grant/check?place&#x3D;440300"');
    const { html } = await nobody.get('/matters/startup-grant');
    const order = ['20,000.00 元', '谁可以申请', '要准备的材料', '要多久', '先打电话问', '依据和出处'].map((words) => html.indexOf(words));
    expect(order).toEqual([...order].sort((one, other) => one - other));
    expect(order).not.toContain(-1);
    expect(html).not.toMatch(graded);
    expect(html).toContain('标准待核实');
    // The limits cover what lies between acceptance and decision; the days of those steps are not another sum beside them.
    expect(html).toContain('受理后 15 个工作日内作出审批决定');
    expect(html).toMatch(/实地核查<\/b><p[^>]*>10 个工作日内完成，不计入时限/);
    expect(html).toMatch(/街道初审、区级复审、区残联审批<\/b><p[^>]*>计入承诺时限/);
    const officer = await as('minzhi-chuangkou');
    expect((await officer.get('/matters/startup-grant')).html).toContain('A 级');
  });

  it('help says how before it says whom to call, and the blank form asks what the portal asks', async () => {
    const nobody = visitor(portal.url);
    const help = (await nobody.get('/help')).html;
    for (const part of ['fill', 'photo', 'after', 'access', 'stuck', 'paper', 'offices']) expect(help).toContain(`href="#${part}"`);
    expect(help.indexOf('怎样拍材料</h2>')).toBeLessThan(help.indexOf('tel:0755-00000912'));
    const blank = (await nobody.get('/matters/startup-grant/blank-form')).html;
    for (const words of ['身份证号', '统一社会信用代码', '个体工商户', '每月租金', '银行卡号', '承诺', '共同创业人', '申请人签名'])
      expect(blank).toContain(words);
  });

  it('whoever holds only a veteran’s certificate is told why the field is empty, before and after it is sent', async () => {
    const ma = await as('ma');
    const draft = await begin(ma);
    const page = `${draft}/sections/applicant`;
    expect((await ma.get(page)).html).toContain('登记显示您持有的是残疾军人证');
    const sent = await ma.fill(page, page, { certificate: '', household: '440309004' });
    expect([sent.status, sent.html.includes('登记显示您持有的是残疾军人证'), sent.html.includes('请填写这一项')]).toEqual([
      422,
      true,
      false,
    ]);
    const check = (await ma.get(`${draft}/check`)).html;
    expect(check).toContain('补齐就能提交');
    expect(check).toContain(`href="${page}#certificate"`);
    expect(check.indexOf('id="blockers"')).toBeLessThan(check.indexOf('id="said"'));
    // A part that was never begun is one link above, and nothing to read below.
    expect(check).not.toContain('<h3>经营主体</h3>');
    expect(check).not.toContain('id="declare"');
  });

  it('an e-mail address and a postal one are asked for within the choice of them', async () => {
    const ma = await as('ma');
    const { html } = await ma.get(`${await begin(ma)}/sections/contact`);
    expect(html).toMatch(
      /value="email"[\s\S]*?<div class="when">[\s\S]*?id="email"[\s\S]*?value="paper"[\s\S]*?<div class="when">[\s\S]*?id="address"/,
    );
  });
});

describe('the form', () => {
  it('an expired certificate is said at its field, and everything typed is kept', async () => {
    const huang = await as('huang');
    const draft = await begin(huang);
    const page = `${draft}/sections/applicant`;
    const sent = await huang.fill(page, page, { certificate: cast.huang.certificate?.certificate ?? '', household: '440309002' });
    expect([sent.status, sent.html.includes('换领新证后可以申请')]).toEqual([422, true]);
    expect((await huang.get(page)).html).toContain(cast.huang.certificate?.certificate);
    expect((await huang.get(draft)).html).toContain('未完成');
  });

  it('a firm of somebody else’s is not found, and a street without an office here is not one to choose', async () => {
    const zhao = await as('zhao');
    const draft = await begin(zhao);
    const firm = `${draft}/sections/firm`;
    const looked = await zhao.fill(firm, firm, { uscc: castFirms.lin.uscc, 'look-up': '1' });
    expect(looked.html).toContain('没有查到由您登记的这一经营主体');
    expect(looked.html).not.toContain(castFirms.lin.name);
    const own = `${draft}/sections/applicant`;
    const sent = await zhao.fill(own, own, { certificate: cast.zhao.certificate?.certificate ?? '', household: '440305001' });
    expect([sent.status, sent.html.includes('请选择户籍所在的街道')]).toEqual([422, true]);
    expect((await zhao.get(draft)).html).not.toMatch(/申请人<\/a>[\s\S]{0,80}已完成/);
  });

  it('papers that the registries answered for are not asked for, and a file over a limit is refused by itself', async () => {
    const tan = await as('lin');
    const draft = await begin(tan);
    const save = (section: string, fields: Record<string, string>) => {
      const page = `${draft}/sections/${section}`;
      return tan.fill(page, page, fields);
    };
    expect((await tan.get(`${draft}/files`)).html).toContain('id="files-household-register"');
    await save('applicant', { certificate: cast.lin.certificate?.certificate ?? '', household: '440309002' });
    const { uscc, name, organisation, registeredOn, address } = castFirms.lin;
    await save('firm', { uscc, name, organisation, registeredOn, address });
    const page = await tan.get(`${draft}/files`);
    expect(page.html).toContain('已从登记部门取得，不用上传');
    for (const item of ['household-register', 'disability-certificate', 'business-licence'])
      expect(page.html).not.toContain(`id="files-${item}"`);
    const files: [string, string, Buffer][] = [
      ['files-identity-card', '太大.pdf', Buffer.alloc(10 * 1024 * 1024 + 1, 'x')],
      ...Array.from({ length: 21 }, (_, at): [string, string, Buffer] => ['files-identity-card', `第${at}张.pdf`, pdf(String(at))]),
    ];
    const sent = await upload(tan, `${draft}/files`, {}, files);
    expect(sent.status).toBe(422);
    expect(sent.html).toContain('“太大.pdf”没有收下：每个不超过 10 MB');
    expect(sent.html).toContain('“第20张.pdf”没有收下');
    for (let at = 0; at < 20; at += 1) expect(sent.html).toMatch(new RegExp(`(查看|下载原件) 第${at}张.pdf</a>`));
    expect(sent.html).not.toContain('太大.pdf</a>');
    expect(sent.html).toMatch(/id="files-identity-card"[^>]*aria-describedby="[^"]*files-identity-card-error"/);
  });

  it('a partner asked twice is refused before anything more of theirs is stored, and taken out leaves nothing', async () => {
    const chen = await as('chen');
    const draft = await begin(chen);
    const page = `${draft}/partners`;
    const wu = {
      name: cast.wu.name,
      identity: cast.wu.identity,
      certificate: cast.wu.certificate?.certificate ?? '',
      household: '440305000',
    };
    expect((await chen.fill(page, page, wu)).status).toBe(303);
    const again = await chen.fill(page, page, wu);
    expect([again.status, again.html.includes('已经邀请过这位')]).toEqual([422, true]);
    const id = draft.split('/').pop() as never;
    const stored = async () =>
      Object.keys((await portal.world.store.drafts.read(id))?.sections ?? {}).filter((one) => one.startsWith('partner-'));
    expect(await stored()).toHaveLength(1);
    const token = (await portal.world.store.drafts.read(id))?.partners[0]?.token ?? '';
    const invited = await as('wu');
    expect((await invited.get(`/invitations/${token}`)).html).toContain('不同意');
    await chen.fill(page, page, { remove: token });
    expect(await stored()).toEqual([]);
  });
});

describe('whoever has not shown who they are', () => {
  /** Made by telephone and code alone, with `telephone` for both. */
  async function newcomer(telephone: string): Promise<Visitor> {
    const who = visitor(portal.url);
    const before = portal.sent.length;
    await who.fill('/sign-up', '/sign-up', { step: 'telephone', telephone });
    const code = await codeSentTo(portal.sent, telephone, before);
    const { html } = await who.fill('/sign-up', '/sign-up', { step: 'code', telephone, code });
    await who.fill('/sign-up', '/sign-up', { step: 'new', pass: hidden(html, 'pass'), name: '谭某' });
    return who;
  }
  const proofOf = (person: { identity: string; name: string }) => ({
    ...person,
    by: 'window' as const,
    at: new Date().toISOString() as never,
  });

  it('fills in and uploads everything, gets nothing from registries, submits nothing; proven, they submit, to the confirmed number', async () => {
    const { world } = portal;
    const people = peopleOf(world.db.connection, world.keys);
    const who = await newcomer('15900000911');
    const [account] = await people.accountsWith('15900000911');
    const id = account?.actor.id ?? ('' as never);
    const draft = await filledDraft(who, 'tan', 'tan', [
      'household-register',
      'disability-certificate',
      'business-licence',
      'registration-form',
    ]);
    for (const page of [draft, `${draft}/check`, '/']) expect((await who.get(page)).html).toContain('还没有实名认证');
    const firm = `${draft}/sections/firm`;
    const looked = await who.fill(firm, firm, { uscc: castFirms.tan.uscc, 'look-up': '1' });
    expect(looked.html).toContain('实名认证以后才能查登记信息');
    const check = `${draft}/check`;
    expect((await who.get(check)).html).not.toContain('name="declare"');
    const caseId = draft.split('/').pop() as never;
    const request = requestsOf(world.keys).issue(id, caseId, 'submit' as never);
    const { version } = (await world.store.drafts.read(caseId)) ?? { version: 0 };
    const refused = await who.fill(check, `${draft}/submit`, { request, seen: String(version), declare: 'yes' });
    expect([refused.status, refused.html.includes('实名认证以后才能提交')]).toEqual([422, true]);
    expect(await world.store.outgoing.find(submitRequest(caseId))).toBeUndefined();

    await people.prove(id, proofOf(cast.tan));
    const { html } = await who.get(check);
    // Another number stands in the form than the one a code came back from.
    expect(html).toContain(`短信仍发到 159****0911`);
    expect(html).toContain('name="declare"');
    const link = `/account/telephone?draft=${draft.split('/').pop() ?? ''}`;
    expect((await who.get(link)).html).toContain(`value="${cast.tan.telephone}"`);
    const sent = await who.fill(check, `${draft}/submit`, { declare: 'yes' });
    expect([sent.status, sent.location]).toEqual([303, `/cases/${draft.split('/').pop() ?? ''}?submitted`]);
    expect(await people.contact(id)).toMatchObject({ phone: '15900000911', name: cast.tan.name });
    // From a paper of it one goes back to the case, not to the form that was.
    const [paper] = await world.store.files.listFor(caseId);
    expect((await who.get(`/cases/${String(caseId)}/papers/${paper?.id ?? ''}`)).html).not.toContain('/drafts/');
  });

  it('an invitation asks them to do it first, and opens then; another account of the founder’s own is no partner', async () => {
    const { world } = portal;
    const people = peopleOf(world.db.connection, world.keys);
    const chen = await as('chen');
    const draft = await begin(chen);
    const { name, identity, certificate, household } = cast.luo;
    const luo = { name, identity, certificate: certificate?.certificate ?? '', household: household.area };
    expect((await chen.fill(`${draft}/partners`, `${draft}/partners`, luo)).status).toBe(303);
    const token = (await world.store.drafts.read(draft.split('/').pop() as never))?.partners[0]?.token ?? '';
    const who = await newcomer('15900000913');
    const page = `/invitations/${token}`;
    expect((await who.get(page)).html).toContain('回答邀请之前');
    expect((await who.get('/invitations/no-such-token')).status).toBe(404);
    const [account] = await people.accountsWith('15900000913');
    await people.prove(account?.actor.id as never, proofOf(cast.luo));
    expect((await who.get(page)).html).toContain('不同意');
    const second = await newcomer('15900000914');
    const [other] = await people.accountsWith('15900000914');
    await people.prove(other?.actor.id as never, proofOf(cast.chen));
    expect((await second.get(page)).status).toBe(404);
  });
});

describe('a case', () => {
  let j: Journey;
  const before = answersOf([cast.lin], castFirms.lin, {
    premises: { rents: true, address: '示例路 901 号', monthlyRent: 200_000 as never, paidOnTime: true },
  });
  const lin = { id: 'a-lin', person: 'p-lin' } as const;
  let owner: Visitor;
  const answers = async (state: CaseState) => (await portal.world.store.texts.readJson(state.answers.id)) as StartupGrantAnswers;

  beforeAll(async () => {
    owner = await as('lin');
    j = await journey(
      portal.world,
      {
        ...before,
        firm: { ...before.firm, name: '写错的字号' },
        people: [
          ...before.people.map((one) => ({ ...one, person: lin.person as PersonId })),
          ...answersOf([cast.wu]).people.map((one) => ({ ...one, person: 'p-wu' as PersonId })),
        ],
      },
      undefined,
      lin,
    );
    await j.submit();
    await j.until(opened('accept'));
    const window = await as('minzhi-chuangkou');
    const action = `/desk/cases/${j.id}/acts/request-supplement`;
    await window.fill(`${action}?step=accept`, action, {
      items: ['answers', 'operation-proof', 'partnership-agreement'],
      'words-answers': '字号与执照不一致',
      'words-operation-proof': '请补充流水',
      'words-partnership-agreement': '请补充协议',
    });
    await j.until((state) => state.supplement !== undefined);
  }, 60_000);

  it('only the applicant is told what to do; a co-founder reads that the applicant is waited for', async () => {
    const home = (await owner.get('/')).html;
    expect(home).toContain(`href="/cases/${j.id}/supplement"`);
    const wu = await as('wu');
    for (const path of ['/', `/cases/${j.id}`]) {
      const { html } = await wu.get(path);
      expect(html).toContain('等待申请人补正');
      expect(html).not.toContain(`/cases/${j.id}/supplement`);
    }
  });

  it('the notice says only what we say, whatever the address asks for', async () => {
    const forged = (await owner.get(`/cases/${j.id}?said=forged`)).html;
    expect(forged.slice(forged.indexOf('<main'))).not.toContain('forged');
    expect((await owner.get(`/cases/${j.id}?said=rated`)).html).toContain('感谢您的评价');
  });

  it('a deadline has its date and what is left; the page says what comes next', async () => {
    const { html } = await owner.get(`/cases/${j.id}`);
    expect(html).toMatch(/\d+月\d+日（星期.）(，还有 \d+ 个工作日|，今天到期)/);
    expect(html).toContain('接下来');
  });

  it('a file on its way takes no words with it; a missing thing is named; what was filled in is put right; the account is not', async () => {
    const page = `/cases/${j.id}/supplement`;
    const added = await upload(owner, page, { 'words-answers': '已经改好', stay: '1' }, [
      ['files-operation-proof', '流水.pdf', pdf('flow')],
    ]);
    expect(added.status).toBe(200);
    expect(added.html).toContain('已经改好');
    expect(added.html).toContain('流水.pdf');
    const missing = await upload(owner, page, { 'words-answers': '已经改好' }, []);
    expect(missing.status).toBe(422);
    expect(missing.html).toMatch(/href="#files-partnership-agreement">合伙协议：/);
    const wrong = await upload(owner, page, { 'firm-uscc': '123', 'words-partnership-agreement': '口头约定' }, []);
    expect(wrong.html).toContain('href="#firm-uscc"');
    expect(wrong.html).toContain('口头约定');
    const example = await upload(owner, page, { 'words-answers': '已经改好', example: 'rest' }, []);
    for (const words of ['已经改好', '办好后补交', '流水.pdf', '还没有提交']) expect(example.html).toContain(words);
    const sent = await upload(
      owner,
      page,
      { 'firm-name': castFirms.lin.name, 'words-partnership-agreement': '口头约定，没有书面协议' },
      [],
    );
    expect(sent.location).toBe(`/cases/${j.id}?said=supplemented`);
    const state = await j.until((one) => one.supplement === undefined);
    const after = await answers(state);
    expect(after.firm).toEqual({ ...before.firm, name: castFirms.lin.name });
    expect(after.remarks).toEqual(['合伙协议：口头约定，没有书面协议']);
    expect(after.account).toEqual(before.account);
    expect(state.payee).toEqual(j.input.submission.payee);
    // Found by what was put right, and by what stood there before.
    for (const text of [castFirms.lin.name.slice(-3), '写错的字号']) {
      const { rows } = await portal.world.store.cases.search({ match: searchFor(portal.world.keys, text) });
      expect([text, rows.some((row) => row._id === j.id)]).toEqual([text, true]);
    }
    expect(state.evidence.map((one) => one.item)).toEqual(['operation-proof']);
  });

  it('the receipt names the office of the case’s own street, before any worker has seen the case', async () => {
    const { html } = await owner.get(`/cases/${j.id}/receipt`);
    expect(html).toContain('民治街道残疾人联合会');
    expect(html).toContain('data-print');
    const unrecorded = await journey(portal.world, before, undefined, lin);
    await portal.world.store.submissions.keep(unrecorded.input, { masked: '林*', find: [], letters: [] });
    const receipt = await owner.get(`/cases/${unrecorded.id}/receipt`);
    expect([receipt.status, receipt.html.includes(unrecorded.input.submission.number)]).toEqual([200, true]);
    expect((await (await as('chen')).get(`/cases/${unrecorded.id}/receipt`)).status).toBe(404);
  });

  it('the whole of what was submitted can be read and printed, as it stands after the supplement', async () => {
    const { html } = await owner.get(`/cases/${j.id}/submitted`);
    for (const words of [cast.lin.identity, castFirms.lin.name, '2026年2月16日', '口头约定，没有书面协议', 'data-print'])
      expect(html).toContain(words);
    expect(html.replaceAll(' ', '')).toContain(cast.lin.card);
    expect((await (await as('chen')).get(`/cases/${j.id}/submitted`)).status).toBe(404);
  });

  it('a rating without a score is asked for again, its words kept', async () => {
    await owner.fill(`/cases/${j.id}/withdraw`, `/cases/${j.id}/withdraw`, { text: '不办了' });
    await j.until((state) => state.outcome !== undefined);
    const page = `/cases/${j.id}/rating`;
    const sent = await owner.fill(page, page, { text: '都很耐心' });
    expect([sent.status, sent.html.includes('都很耐心'), sent.html.includes('href="#score"')]).toEqual([422, true, true]);
    const { html } = await owner.get(`/cases/${j.id}`);
    expect(html).toContain('不再办理');
    expect(html).not.toContain('正在办理</span>');
  });
});

it('a form that is left, by 返回, for another language or by itself, is found again as it was left, and is gone once it was sent', async () => {
  const who = await as('huang');
  const draft = await begin(who);
  const page = `${draft}/sections/premises`;
  const typed = { page, rents: 'yes', monthlyRent: '二千', address: '示例路 1 号', _csrf: hidden((await who.get(page)).html, '_csrf') };
  expect(await who.post('/unsent', { ...typed, language: 'en' })).toMatchObject({ status: 303, location: page });
  const english = await who.get(page);
  expect(english.html).toContain('<html lang="en">');
  expect(english.html).toMatch(/name="rents" value="yes"[^>]* checked/);
  expect(english.html).toContain('value="二千"');
  expect(await who.post('/unsent', { ...typed, monthlyRent: '2000', leave: draft, language: 'zh-CN' })).toMatchObject({ location: draft });
  // Another telephone of the same person finds it; another person does not.
  expect((await (await as('huang')).get(page)).html).toContain('value="2000"');
  expect(await portal.world.store.unsent.read('a-ma' as never, page)).toBeUndefined();
  expect((await who.post('/unsent', { ...typed, monthlyRent: '2100' })).status).toBe(204);
  expect((await who.fill(page, page, { rents: 'yes', monthlyRent: '2200', address: '示例路 1 号', paidOnTime: 'yes' })).location).toBe(
    draft,
  );
  const { html } = await who.get(page);
  expect(html).toContain('value="2200"');
  expect(html).not.toContain('还没有提交的内容');
  const [row] = await portal.world.db.connection.collection('unsent').find({}).toArray();
  expect(JSON.stringify(row ?? {})).not.toContain('示例路');
});

it('two tabs in different sections of one draft are no conflict', async () => {
  const who = await as('ma');
  const draft = await begin(who);
  const tabs = await Promise.all(['operation', 'premises'].map((one) => who.get(`${draft}/sections/${one}`)));
  const [first, second] = tabs.map(({ html }) => ({ _csrf: hidden(html, '_csrf'), seen: hidden(html, 'seen') }));
  const sent = { operating: 'yes', business: '按摩' };
  expect((await who.post(`${draft}/sections/operation`, { ...first, ...sent })).location).toBe(draft);
  expect((await who.post(`${draft}/sections/premises`, { ...second, rents: 'no' })).location).toBe(draft);
  expect((await who.post(`${draft}/sections/operation`, { ...first, ...sent, business: '推拿' })).status).toBe(409);
});

it('what was typed comes back under its labels and in words', async () => {
  const who = await as('zhou');
  const sent = await who.post('/drafts/none/sections/premises', {
    rents: 'yes',
    address: '示例路',
    step: 'x',
    request: 'r',
    'look-up': '1',
  });
  expect(sent.status).toBe(403);
  expect(sent.html).toMatch(/租有经营场地吗？<\/dt><dd class="as-typed">是</);
  expect(sent.html).toMatch(/经营场地地址<\/dt>/);
  expect(sent.html.match(/class="as-typed"/g)).toHaveLength(2);
});
