import { type Post } from '../src/domain/offices';
import { type ActorId, type OfficeId, type PersonId } from '../src/domain/values';
import { type SandboxAccount } from './account';
import { employersAccounts } from './employers/accounts';
import { homesAccounts } from './homes/accounts';
import { familyAccounts } from './homes/family';
import { cast } from './people';

/** The one password of all accounts to try; production refuses sandbox data, so it opens nothing there. */
export const sandboxPassword = 'zhuye-sandbox';

/** A person's random-looking id in the sandbox: made from the login, so that a second start makes no second person. */
const personId = (login: string): PersonId => `p-${login}` as PersonId;

const applicants: [keyof typeof cast, string][] = [
  ['lin', '创业者，一切齐备'],
  ['chen', '三人合伙之一，由她填表'],
  ['wu', '三人合伙之一，待确认'],
  ['zhou', '三人合伙之一，待确认'],
  ['huang', '残疾人证已过期'],
  ['xu', '户籍所在地还没有开放'],
  ['ma', '只有残疾军人证'],
  ['zhao', '所填字号与登记不一致'],
  ['ye', '厦门盲人按摩店，一切齐备'],
  ['su', '厦门公司，登记不满 6 个月'],
  ['jiang', '常州武进创业者，要经过两次公示'],
];

const posts: [string, string, string, Post[]][] = [
  ['minzhi-chuangkou', '何窗口', '民治街道窗口', [{ role: 'window', office: 'lh-minzhi' as OfficeId }]],
  ['minzhi-hecha1', '罗核查', '民治街道核查员', [{ role: 'inspector', office: 'lh-minzhi' as OfficeId }]],
  ['minzhi-hecha2', '梁核查', '民治街道核查员', [{ role: 'inspector', office: 'lh-minzhi' as OfficeId }]],
  ['minzhi-chushen', '宋初审', '民治街道初审', [{ role: 'reviewer', office: 'lh-minzhi' as OfficeId }]],
  ['minzhi-fuze', '谢负责', '民治街道负责人', [{ role: 'supervisor', office: 'lh-minzhi' as OfficeId }]],
  ['longhuaqu-fushen', '唐复审', '龙华区就业服务机构复审', [{ role: 'reviewer', office: 'lh-agency' as OfficeId }]],
  ['longhuaqu-shenpi', '韩审批', '龙华区残联审批', [{ role: 'approver', office: 'lh' as OfficeId }]],
  ['longhuaqu-caiwu1', '冯财务', '龙华区残联财务（制作）', [{ role: 'finance', office: 'lh' as OfficeId }]],
  ['longhuaqu-caiwu2', '于财务', '龙华区残联财务（放行）', [{ role: 'finance', office: 'lh' as OfficeId }]],
  ['longhuaqu-shenji', '蒋审计', '龙华区残联审计', [{ role: 'auditor', office: 'lh' as OfficeId }]],
  ['longhuaqu-fuze', '董负责', '龙华区残联负责人', [{ role: 'supervisor', office: 'lh' as OfficeId }]],
  ['longhuaqu-choucha', '曹抽查', '龙华区就业服务机构抽查', [{ role: 'reviewer', office: 'lh-agency' as OfficeId }]],
  ['longhuaqu-fuhe', '袁复核', '龙华区残联复核、追回', [{ role: 'approver', office: 'lh' as OfficeId }]],
  ['nanhuqu-chuangkou', '顾窗口', '南湖区残联窗口', [{ role: 'window', office: 'jx-nh' as OfficeId }]],
  ['nanhuqu-hecha1', '俞核查', '南湖区残联核查员', [{ role: 'inspector', office: 'jx-nh' as OfficeId }]],
  ['nanhuqu-hecha2', '钮核查', '南湖区残联核查员', [{ role: 'inspector', office: 'jx-nh' as OfficeId }]],
  ['nanhuqu-chushen', '褚初审', '南湖区残联初审', [{ role: 'reviewer', office: 'jx-nh' as OfficeId }]],
  ['nanhuqu-shenpi', '濮审批', '南湖区残联审批', [{ role: 'approver', office: 'jx-nh' as OfficeId }]],
  ['nanhuqu-fuze', '盛负责', '南湖区残联负责人', [{ role: 'supervisor', office: 'jx-nh' as OfficeId }]],
  ['jiaxing-pingshen1', '平评审', '嘉兴市残联评审专家', [{ role: 'scorer', office: 'jx' as OfficeId }]],
  ['jiaxing-pingshen2', '计评审', '嘉兴市残联评审专家', [{ role: 'scorer', office: 'jx' as OfficeId }]],
  ['jiaxing-pingshen3', '屠评审', '嘉兴市残联评审专家', [{ role: 'scorer', office: 'jx' as OfficeId }]],
  ['jiaxing-pingshen4', '闻评审', '嘉兴市残联评审专家', [{ role: 'scorer', office: 'jx' as OfficeId }]],
  ['jiaxing-pingshen5', '岳评审', '嘉兴市残联评审专家', [{ role: 'scorer', office: 'jx' as OfficeId }]],
  ['jiaxing-gongshi', '茅公示', '嘉兴市残联公示经办', [{ role: 'reviewer', office: 'jx' as OfficeId }]],
  ['jiaxing-shenpi', '查审批', '嘉兴市残联审批', [{ role: 'approver', office: 'jx' as OfficeId }]],
  ['jiaxing-fuze', '葛负责', '嘉兴市残联负责人', [{ role: 'supervisor', office: 'jx' as OfficeId }]],
  ['zhejiang-shenpi', '洪审批', '浙江省残联审批（五星）', [{ role: 'approver', office: 'zj' as OfficeId }]],
  ['wujin-diaocha', '沈调查', '武进区残联审核、异议调查', [{ role: 'reviewer', office: 'wj' as OfficeId }]],
];

const roleWords = {
  window: '窗口',
  inspector: '核查员',
  reviewer: '审核',
  scorer: '评审专家',
  approver: '审批',
  finance: '财务',
  supervisor: '负责人',
  auditor: '审计',
} satisfies Record<Post['role'], string>;

/** A street's or district's whole staff, for the offices that the named officers above do not fill. @param after how many of it stand above already */
const staffOf = (office: string, name: string, roles: Post['role'][], after = 0): [string, string, string, Post[]][] =>
  roles.map((role, at) => [
    `${office}-${role}${after + at + 1}`,
    `${name}${after + at + 1}`,
    `${name}${roleWords[role]}`,
    [{ role, office: office as OfficeId }],
  ]);

const city: readonly Post['role'][] = ['window', 'reviewer', 'scorer', 'scorer', 'scorer', 'scorer', 'approver', 'supervisor'];
const district: readonly Post['role'][] = [
  'window',
  'inspector',
  'inspector',
  'reviewer',
  'approver',
  'finance',
  'finance',
  'supervisor',
  'scorer',
  'scorer',
];

const rest = [
  ...[
    ['lh-guanhu', '观湖街道'],
    ['lh-longhua', '龙华街道'],
    ['lh-dalang', '大浪街道'],
    ['lh-fucheng', '福城街道'],
    ['lh-guanlan', '观澜街道'],
    ['ft-yuanling', '园岭街道'],
    ['ft-nanyuan', '南园街道'],
    ['ft-futian', '福田街道'],
    ['ft-shatou', '沙头街道'],
    ['ft-xiangmihu', '香蜜湖街道'],
    ['ft-meilin', '梅林街道'],
    ['ft-lianhua', '莲花街道'],
    ['ft-huafu', '华富街道'],
    ['ft-huaqiangbei', '华强北街道'],
    ['ft-fubao', '福保街道'],
  ].flatMap(([office = '', name = '']) => staffOf(office, name, ['window', 'inspector', 'inspector', 'reviewer', 'supervisor'])),
  ...staffOf('ft', '福田区', ['approver', 'finance', 'finance', 'supervisor']),
  ...staffOf('ft-agency', '福田区机构', ['reviewer']),
  ...['wj-hutang', 'wj-niutang'].flatMap((office, at) =>
    staffOf(office, ['湖塘镇', '牛塘镇'][at] ?? '', ['window', 'inspector', 'inspector', 'reviewer', 'supervisor']),
  ),
  ...staffOf('wj', '武进区', ['reviewer', 'inspector', 'approver', 'finance', 'finance', 'supervisor']),
  ...staffOf('wj-finance', '武进区财政局', ['approver']),
  ...['xm-sm-xiagang', 'xm-hl-huli'].flatMap((office, at) =>
    staffOf(office, ['厦港街道', '湖里街道'][at] ?? '', ['window', 'inspector', 'inspector', 'reviewer', 'supervisor']),
  ),
  ...['xm-sm', 'xm-hl'].flatMap((office, at) =>
    staffOf(office, ['思明区', '湖里区'][at] ?? '', ['reviewer', 'approver', 'finance', 'finance', 'supervisor']),
  ),
  // Where employers file: a district, or its agency, accepts, verifies and decides by itself.
  ...staffOf('xm-sm', '思明区', ['window'], 5),
  ...staffOf('xm-hl', '湖里区', ['window'], 5),
  ...staffOf('wj', '武进区', ['window'], 6),
  ...staffOf('lh-agency', '龙华区机构', ['window', 'approver']),
  ...staffOf('ft-agency', '福田区机构', ['window', 'approver'], 1),
  ...staffOf('jx-nh', '南湖区', ['finance', 'finance', 'scorer', 'scorer', 'scorer']),
  ...staffOf('jx-xz', '秀洲区', [...district]),
  ...staffOf('jx', '嘉兴市', ['window', 'reviewer']),
  ...staffOf('zj', '浙江省', ['supervisor']),
  // A home of theirs is rated by the city.
  ...staffOf('cz', '常州市', [...city]),
  ...staffOf('xm', '厦门市', [...city]),
  ...staffOf('wj', '武进区', ['inspector'], 7),
  ...staffOf('xm-sm', '思明区', ['inspector', 'inspector'], 6),
  ...staffOf('jh-wc', '婺城区', ['window', 'reviewer', 'approver', 'finance', 'finance', 'supervisor']),
];

const officer = ([login, name, who, held]: [string, string, string, Post[]], at: number): SandboxAccount => ({
  login,
  who,
  name,
  phone: `137${String(10_000_000 + at)}`,
  actor: { id: `a-${login}` as ActorId, person: personId(login), kind: 'officer', posts: held, deputyFor: [] },
});

/** Everybody with an account in the sandbox. */
export const sandboxAccounts = (): SandboxAccount[] => [
  ...applicants.map(([login, who]): SandboxAccount => ({
    login,
    who,
    name: cast[login].name,
    phone: cast[login].telephone,
    identity: cast[login].identity,
    actor: { id: `a-${login}` as ActorId, person: personId(login), kind: 'applicant', posts: [], deputyFor: [] },
  })),
  ...[...posts, ...rest].map(officer),
  ...employersAccounts(),
  ...homesAccounts(),
  ...familyAccounts(),
];

/** What `npm start` prints. */
export const accountsToTry = (): { login: string; password: string; who: string }[] =>
  [...sandboxAccounts().slice(0, applicants.length + posts.length), ...employersAccounts(), ...homesAccounts(), ...familyAccounts()].map(
    ({ login, who }) => ({
      login,
      password: sandboxPassword,
      who,
    }),
  );
