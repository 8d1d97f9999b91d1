import { createLogger, requestId, withRequestId } from './log';

const lines: Record<string, unknown>[] = [];
let raw = '';
const to = {
  write(line: string) {
    raw += line;
    lines.push(JSON.parse(line) as Record<string, unknown>);
  },
};
beforeEach(() => {
  lines.length = 0;
  raw = '';
});
const log = createLogger({ part: 'portal', level: 'info' }, to);

test('a line is one JSON object with the level in words and a UTC instant', () => {
  log.info({ caseId: 'c1' }, 'recorded');
  expect(raw.endsWith('}\n')).toBe(true);
  expect(lines).toEqual([
    { level: 'info', time: expect.stringMatching(/^\d{4}-.*Z$/) as string, part: 'portal', caseId: 'c1', msg: 'recorded' },
  ]);
});

test('lines below the level are not written', () => {
  log.debug('quiet');
  expect(lines).toEqual([]);
});

test('every line of a request carries its id, also after waiting, and no other line does', async () => {
  await withRequestId('r1', async () => {
    await Promise.resolve();
    log.info('inside');
    expect(requestId()).toBe('r1');
  });
  log.info('outside');
  expect(lines.map((line) => line['request'])).toEqual(['r1', undefined]);
});

test('personal fields do not get out through fields, child loggers or the message', () => {
  log.info({ person: { phone: '13800138000', name: '张三' } }, 'to 13900139000');
  log
    .child({ part2: { name: '张三' } })
    .child({ identity: '11010119900307073X', caseId: 'c1' })
    .info('child of %s', '11010119900307073X');
  expect(raw).not.toMatch(/13800138000|张三|13900139000|11010119900307073X/);
  expect(lines[1]).toMatchObject({ caseId: 'c1', identity: '【…】', msg: 'child of 【number】' });
});

test('an error alone, or beside words, is written without what its database quoted', () => {
  const error = Object.assign(new Error('E11000 dup key: { name: "张三" }'), { code: 11000, keyValue: { name: '张三' } });
  log.error(error);
  log.error({ err: error, caseId: 'c1' }, 'not saved');
  log.error(error, 'not saved');
  log.error(`failed: ${error.message}`);
  expect(raw).not.toContain('张三');
  expect(lines.map((line) => line['msg'])).toEqual(['E11000 dup key: 【…】', 'not saved', 'not saved', 'failed: E11000 dup key: 【…】']);
  for (const line of lines.slice(0, 3))
    expect(line['err']).toMatchObject({ errorCode: 11000, stack: expect.stringContaining('log.test') as string });
});
