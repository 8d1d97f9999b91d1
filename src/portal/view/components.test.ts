import { type Explained } from '../../domain/ground/explained';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { create } from 'express-handlebars';
import { projectFolder } from '../../root';
import { helpers } from './helpers';
import { treeOf } from './tree';
import { loadWords } from './words';

const t = loadWords()('zh-CN');
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'zhuye-components-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

let count = 0;
/** A piece of template rendered with the real partials and helpers. */
async function rendered(template: string, model: Record<string, unknown> = {}): Promise<string> {
  const file = join(folder, `${(count += 1)}.hbs`);
  writeFileSync(file, template);
  const html = await create({ extname: '.hbs', partialsDir: join(projectFolder(), 'views', 'partials'), helpers }).render(file, {
    lang: 'zh-CN',
    t,
    csrf: () => 'token',
    ...model,
  });
  return html.replace(/\s+/g, ' ');
}

test('a field with an error is marked, described by hint and message, and found by the summary’s link', async () => {
  const html = await rendered(
    '{{> error-summary}}{{> field name="identity" label="身份证号" hint="18 位" error=errors.identity value=typed inputmode="numeric" width="20"}}',
    {
      summary: [{ field: 'identity', message: '身份证号是 18 位' }],
      errors: { identity: '身份证号是 18 位' },
      typed: '<1>',
    },
  );
  expect(html).toContain('<a href="#identity">身份证号是 18 位</a>');
  expect(html).toContain('aria-describedby="identity-hint identity-error" aria-invalid="true"');
  for (const id of ['id="identity"', 'id="identity-hint"', 'id="identity-error"', 'class="w20"', 'value="&lt;1&gt;"'])
    expect(html).toContain(id);
});

test('a field without hint or error is described by nothing', async () => {
  expect(await rendered('{{> field name="shop" label="店名"}}')).not.toMatch(/aria-|type=""/);
});

test('a hint of the page around a component does not leak into its choices', async () => {
  const html = await rendered('{{> radios name="rent" label="场地" value="yes" options=options}}', {
    options: [
      { value: 'no', label: '自有' },
      { value: 'yes', label: '租赁', hint: '需要合同' },
    ],
  });
  expect(html).toContain('type="radio" name="rent" value="no" id="rent"');
  expect(html).toContain('value="yes" id="rent-1" checked aria-describedby="rent-1-hint"');
  expect(html.match(/class="hint"/g)).toHaveLength(1);
});

test('checkboxes and selects mark each chosen value', async () => {
  const options = ['a', 'b', 'c'].map((value) => ({ value, label: value }));
  expect(
    (await rendered('{{> checkboxes name="x" label="x" value=chosen options=options}}', { options, chosen: ['a', 'c'] })).match(
      / checked/g,
    ),
  ).toHaveLength(2);
  expect(await rendered('{{> select name="x" label="x" value="b" options=options}}', { options })).toContain('<option value="b" selected>');
});

test('a form carries its tokens, and its content stands within', async () => {
  const html = await rendered('{{#> form action="/a" request="r.1.m" seen=3}}<p>内容</p>{{/form}}');
  for (const part of ['name="_csrf" value="token"', 'name="request" value="r.1.m"', 'name="seen" value="3"', '<p>内容</p>'])
    expect(html).toContain(part);
});

test('an amount shows as a tree, each leaf with clause and document, provisional ones said to be; the grade is for officers', async () => {
  const say = (words: string) => ({ 'zh-CN': words, en: words });
  const amount: Explained<number> = {
    value: 1_500_000,
    unit: 'fen',
    say: say('启动资金'),
    provisional: true,
    because: [{ value: 2, unit: 'persons', say: say('合伙人数'), clause: say('第三条'), from: 'rule', provisional: true, because: [] }],
  };
  const node = treeOf(amount, { t, lang: 'zh-CN', sources: { rule: { grade: 'B', title: '规定' } } });
  const html = await rendered('{{> tree node=node}}', { node });
  expect(html).toContain('<span class="say">启动资金</span> <span class="figure">15,000.00 元</span>');
  expect(html).toContain('<span class="figure">2 人</span> <span class="source">第三条，<span lang="zh-CN">《规定》</span></span>');
  expect(await rendered('{{> tree node=node}}', { node, viewer: { officer: true } })).toContain(
    '<span class="source">第三条（B 级）</span>',
  );
  expect(html.match(/标准待核实/g)).toHaveLength(2);
  expect(html.match(/<details/g)).toHaveLength(1);
});

test('the way of a case is a list whose present step is marked for those who do not see it', async () => {
  const html = await rendered('{{> route steps=steps}}', {
    steps: [
      { name: '受理', state: 'done' },
      { name: '初审', state: 'now', office: '龙华区残联', telephone: '0755-1' },
    ],
  });
  expect(html).toContain('<li class="now" aria-current="step">');
  expect(html).toContain('正在办理');
  expect(html).toContain('href="tel:0755-1"');
});

test('every other component renders from what its presenter gives', async () => {
  const html = await rendered(
    `{{> textarea name="why" label="理由" value="一" lines="3"}}{{> date name="born" label="日期" year="1990" error="请填写年份"}}{{> file name="paper" label="材料" accept=".pdf"}}
     {{> buttons label="提交申请" name="do" value="submit" effect="提交后 5 个工作日内受理"}}{{> task-list tasks=tasks}}{{> summary-list rows=rows}}{{> table id="t" caption="表" columns=columns rows=cells}}
     {{> pagination previous="/desk?page=1" pages=pages}}{{> panel kind="good" title="已提交" numberLabel="办件编号" number="440309-1"}}{{> warning text="请核对"}}{{#> details summary="更多"}}里面{{/details}}
     {{> notification title="通知" href="/x" label="去补正"}}{{> letter title="受理通知书" paragraphs=paragraphs office="区残联" date="2026年11月23日"}}`,
    {
      tasks: [{ label: '基本情况', href: '/d', status: '未填', kind: 'warn' }],
      rows: [{ key: '姓名', value: '张*', change: '/c' }],
      columns: [{ label: '金额', number: true }],
      cells: [
        {
          cells: [
            { text: '1.00', number: true, label: '金额' },
            { text: '看', href: '/r' },
            { text: '超期 1 个工作日', tag: 'wrong' },
          ],
        },
      ],
      pages: [
        { number: 1, href: '/desk?page=1' },
        { number: 2, current: true },
      ],
      paragraphs: ['您的申请已经受理。'],
    },
  );
  for (const part of [
    '<textarea id="why" name="why" rows="3">一</textarea>',
    'name="born-year" class="w4"',
    'id="born-error"',
    'accept=".pdf"',
    '<button name="do" value="submit" aria-describedby="do-effect">',
    '<span class="tag warn">未填</span>',
    '修改<span class="unseen"> 姓名</span>',
    '<td class="number" data-label="金额">1.00</td>',
    'href="/r"',
    '<span class="tag wrong">超期 1 个工作日</span>',
    'aria-current="page">2',
    '440309-1',
    '请核对',
    '里面',
    '去补正',
    '您的申请已经受理。',
  ])
    expect(html).toContain(part);
});
