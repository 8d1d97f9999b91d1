import { type Finding } from '../../domain/case/state';
import { type StartupGrantAnswers } from '../../domain/programmes/startup-grant/answers';
import { type AreaCode, type LocalDate, type PersonId } from '../../domain/values';
import { loadWords } from '../view/words';
import { programmeNamed } from '../../domain/programmes';
import { type About, lineOf, sidesOf } from './compared-words';
import { grouped, type Line } from './differences';

const t = loadWords()('zh-CN');
const say = { t, lang: 'zh-CN' as const, place: (area: string) => (area === '440309003' ? '民治街道' : `其他街道（${area}）`) };
const founder = {
  person: 'p' as PersonId,
  name: '林小满',
  identity: '440309199001010011',
  certificate: '44030919900101001143',
  household: '440309003' as AreaCode,
};
const answers: StartupGrantAnswers = {
  people: [founder],
  firm: {
    name: '小满按摩店',
    uscc: '',
    organisation: 'individual-business',
    registeredOn: '2026-01-05' as LocalDate,
    address: '',
  },
  premises: { rents: true, address: '' },
  operation: { operating: true, business: '' },
  account: { holder: '林小满', bank: '', number: '' },
  contact: { telephone: '', letters: 'sms' },
};
const about = (more: Partial<About>): About => ({
  verdict: 'differs',
  answers,
  subject: { id: '0', key: '' },
  on: '2026-11-24' as LocalDate,
  ...more,
});
const sides = (field: string, more: Partial<About>) => {
  const [registry = '', line = ''] = field.split('/');
  const compares = lineOf({ programme: 'startup-grant' }, registry, line);
  if (!compares) throw new Error(`nothing compares ${field}`);
  return sidesOf(programmeNamed('startup-grant'), compares, about(more), say);
};

describe('what differs, in words', () => {
  it.each<[string, Partial<About>, string, string]>([
    ['business/organisation', { record: { organisation: 'enterprise' } }, '个体工商户', '企业'],
    ['business/status', { record: { status: 'revoked' } }, '申请表未填写', '吊销'],
    ['business/persons', { record: { persons: ['1', '2'] } }, '林*满', '申请人不在登记的负责人和合伙人中'],
    ['business/persons', { record: { persons: ['440309199001010011'] } }, '林*满', '申请人在登记的负责人和合伙人中'],
    ['household/area', { record: { area: '440309001' } }, '民治街道', '其他街道（440309001）'],
    ['certificate/validity', { record: { status: 'valid', validUntil: '2029-05-01' } }, '申请表未填写', '2029年5月1日（星期二），有效'],
    ['certificate/validity', { record: { status: 'valid', validUntil: '2026-11-23' } }, '申请表未填写', '2026年11月23日（星期一），已到期'],
    [
      'certificate/validity',
      { record: { status: 'cancelled', validUntil: '2029-05-01' } },
      '申请表未填写',
      '2029年5月1日（星期二），已注销',
    ],
    ['certificate/number', { record: { certificate: '44030919900101001144' } }, '440*****************', '与登记不一致（第 20 位）'],
    ['certificate/number', { record: { certificate: '44030919900101001143B1' } }, '440*****************', '与登记不一致（第 21 位）'],
    ['certificate/name', { record: { name: '林晓满' } }, '林*满', '林*满，与登记不一致（第 2 位）'],
    ['business/name', { verdict: 'absent' }, '小满按摩店', '没有登记'],
    ['business/name', { verdict: 'unverified' }, '小满按摩店', '暂无法核验'],
  ])('%s', (field, more, given, registered) => {
    expect(sides(field, more)).toEqual({ given, registered });
  });

  it('never shows a whole number or name of a person', () => {
    const whole = [founder.name, founder.identity, founder.certificate, '林晓满'];
    const shown = ['certificate/name', 'certificate/number', 'business/persons'].flatMap((field) =>
      Object.values(sides(field, { record: { name: '林晓满', certificate: '44030919900101001199', persons: [] } })),
    );
    for (const one of whole) expect(shown.join(' ')).not.toContain(one);
  });
});

describe('a sentence about the whole', () => {
  const finding = (verdict: Finding['verdict'], settled?: 'agrees' | 'differs'): Finding => ({
    id: `business/firm/${verdict}`,
    verdict,
    ...(settled ? { settled: { verdict: settled } as NonNullable<Finding['settled']> } : {}),
  });
  const line = ({ id }: Finding): Line => ({ id, what: id, given: '', registered: '' });

  it.each<[string, Finding[], string | undefined]>([
    ['nothing was compared yet', [], 'notCompared'],
    ['everything agrees', [finding('agrees'), finding('agrees')], 'allAgree'],
    ['what could not be checked was settled as agreeing', [finding('agrees'), finding('unverified', 'agrees')], 'allAgree'],
    ['some could not be checked', [finding('agrees'), finding('unverified')], undefined],
    ['none could be checked', [finding('unverified')], undefined],
    ['something differs', [finding('agrees'), finding('differs')], undefined],
  ])('%s', (_when, findings, sentence) => {
    expect(grouped(findings, line).sentence).toBe(sentence);
  });
});
