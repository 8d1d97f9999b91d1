import { maskedForLog, withoutPersonal } from './log-masking';

test.each([
  ['11010119900307073X', '【number】'],
  ['110101199003070732', '【number】'],
  ['110101900307073', '【number】'],
  ['11010119900307073X44B1', '【number】'],
  ['6222021234567890123', '【number】'],
  ['13800138000', '【phone】'],
  ['+86 138-0013-8000', '【phone】'],
  ['wang.li@mail.example.com', '【email】'],
])('%s does not get out', (value, mask) => {
  expect(maskedForLog(`有误：${value}，请改`)).toBe(`有误：${mask}，请改`);
  expect(maskedForLog(JSON.stringify({ msg: `line\n${value}\ttab` }))).toBe(JSON.stringify({ msg: `line\n${mask}\ttab` }));
});

test.each([
  '2026-11-23T01:02:03.000Z',
  'e3b0c44298fc1c149afb13812345678f4c8996fb92427ae41e4649b934ca4959',
  '507f1f77bcf86cd799439011',
  'case/0001',
  '440309003',
  '1764000000000',
])('%s is left alone', (value) => expect(maskedForLog(value)).toBe(value));

test('a hundred thousand letters are masked in no time', () => {
  // The processor's time: by the clock, a machine that is busy elsewhere would be the one that is measured.
  const started = process.cpuUsage();
  for (const unit of ['a', '1', 'a.', '1-']) maskedForLog(unit.repeat(100_000));
  expect(process.cpuUsage(started).user).toBeLessThan(2_000_000);
});

test('personal fields go at any depth, however they are written, and the rest stays', () => {
  const shown = withoutPersonal({
    caseId: 'c1',
    rows: [{ person: { Full_Name: '张三', 'bank-card': 1, office: 'o1' } }],
    grade: 1,
    at: new Date(0),
  });
  expect(shown).toEqual({
    caseId: 'c1',
    rows: [{ person: { Full_Name: '【…】', 'bank-card': '【…】', office: 'o1' } }],
    grade: '【…】',
    at: '1970-01-01T00:00:00.000Z',
  });
});

test('bytes, circles and objects that write themselves are safe', () => {
  const circle: Record<string, unknown> = { id: 'x' };
  circle['self'] = circle;
  expect(JSON.stringify(withoutPersonal(circle))).toContain('【deeper】');
  expect(withoutPersonal({ file: Buffer.from('secret') })).toEqual({ file: '【6 bytes】' });
  expect(withoutPersonal({ who: { toJSON: () => ({ phone: 'x', id: 'p1' }) } })).toEqual({ who: { phone: '【…】', id: 'p1' } });
});

test('an error keeps type, code, message and cause, and loses its other fields and the quoted key', () => {
  const mongo = Object.assign(new Error('E11000 duplicate key error index: phone_1 dup key: { phone: "x{y}" }'), {
    code: 11000,
    keyValue: { phone: 'x' },
  });
  const shown = withoutPersonal({ err: new Error('cannot save', { cause: mongo }) }) as { err: { cause: Record<string, unknown> } };
  expect(shown.err).toMatchObject({ type: 'Error', message: 'cannot save' });
  expect(shown.err.cause).toMatchObject({ errorCode: 11000, message: 'E11000 duplicate key error index: phone_1 dup key: 【…】' });
  expect(JSON.stringify(shown)).not.toMatch(/x\{y\}|keyValue/);
});
