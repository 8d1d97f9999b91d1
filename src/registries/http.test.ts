import { insurances } from '../domain/records/insurances';
import { businesses } from '../domain/records/businesses';
import { households } from '../domain/records/households';
import { certificates } from '../domain/records/certificates';
import express from 'express';
import { cast, castFirms, sandboxWorld } from '../../sandbox/people';
import { registriesApp } from '../../sandbox/registries/app';
import { nobody, running } from '../../sandbox/testing';
import { httpRegistries } from './http';
import { type Registries } from './port';

let sandbox: Awaited<ReturnType<typeof running>>;
let registries: Registries;

beforeAll(async () => {
  sandbox = await running(registriesApp(sandboxWorld()));
  registries = httpRegistries({ url: sandbox.url, timeoutMs: 300, retries: 1, pauseMs: 1 });
});
const opened: (() => void)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0)) close();
  await sandbox.faults({});
});
afterAll(() => sandbox.close());

/** A registry of our own making: what it is asked, and answers of any kind. */
async function scripted(...answers: { status?: number; body: unknown }[]) {
  const asked: { url: string; body: string }[] = [];
  const app = express();
  app.use(express.text({ type: '*/*' }), (request, response) => {
    asked.push({ url: request.url, body: request.body as string });
    const { status = 200, body } = answers.shift() ?? { body: 'no more answers' };
    response.status(status).send(body);
  });
  const { url, close } = await running(app);
  opened.push(close);
  return { asked, registries: httpRegistries({ url, timeoutMs: 1_000, retries: 2, pauseMs: 1 }) };
}

describe('the registries say', () => {
  it('what is registered of a person, rare characters whole', async () => {
    const { identity } = cast.lin;
    expect(await registries.ask(certificates, identity)).toMatchObject({
      kind: 'found',
      record: { name: '林𬱖', status: 'valid', kind: 'disability' },
    });
    expect(await registries.ask(households, identity)).toMatchObject({ kind: 'found', record: { area: '440309002' } });
    expect(await registries.ask(insurances, identity)).toMatchObject({ kind: 'found', record: cast.lin.insurance });
  });

  it('who stands behind a firm', async () => {
    const persons = [cast.chen, cast.wu, cast.zhou].map((one) => one.identity);
    expect(await registries.ask(businesses, castFirms.together.uscc)).toMatchObject({
      kind: 'found',
      record: { organisation: 'enterprise', persons },
    });
  });

  it('that a number is unknown, as an answer and with its time', async () => {
    expect(await registries.ask(certificates, cast.deng.identity)).toEqual({
      kind: 'absent',
      at: expect.stringMatching(/^\d{4}-.*Z$/) as string,
    });
    expect(await registries.ask(businesses, '911101080000000000')).toMatchObject({ kind: 'absent' });
  });

  it('every record that the sandbox holds in the agreed form', async () => {
    const { people, firms } = sandboxWorld();
    const patient = httpRegistries({ url: sandbox.url, timeoutMs: 20_000 });
    const replies = await Promise.all([
      ...people
        .slice(0, 150)
        .flatMap(({ identity }) => [
          patient.ask(certificates, identity),
          patient.ask(households, identity),
          patient.ask(insurances, identity),
        ]),
      ...firms.slice(0, 60).map(({ uscc }) => patient.ask(businesses, uscc)),
    ]);
    expect(replies.filter((one) => one.kind === 'unavailable')).toEqual([]);
    expect(replies.filter((one) => one.kind === 'found').length).toBeGreaterThan(450);
  });
});

describe('a registry that', () => {
  it.each([
    ['is down', { status: 503 }, 'HTTP 503'],
    ['never answers', { hang: true }, 'TimeoutError'],
    ['is slower than we wait', { latencyMs: 1_000 }, 'TimeoutError'],
    ['answers in another form', { wrong: true }, 'not the agreed form'],
  ])('%s is unavailable, and says nothing against the person', async (_what, fault, why) => {
    await sandbox.faults({ certificate: fault });
    expect(await registries.ask(certificates, cast.lin.identity)).toEqual({ kind: 'unavailable', why });
    expect(await registries.ask(households, cast.lin.identity)).toMatchObject({ kind: 'found' });
  });

  it('has lost a record is told from one that is down', async () => {
    await sandbox.faults({ '*': { missing: true } });
    expect(await registries.ask(households, cast.lin.identity)).toMatchObject({ kind: 'absent' });
  });

  it('is not there at all is unavailable', async () => {
    const url = await nobody(express());
    expect(await httpRegistries({ url, pauseMs: 1 }).ask(households, cast.lin.identity)).toMatchObject({ kind: 'unavailable' });
  });

  it('fails twice and then answers is heard', async () => {
    const record = { found: true, record: cast.lin.household };
    const { asked, registries: tried } = await scripted({ status: 500, body: {} }, { status: 502, body: 'bad gateway' }, { body: record });
    expect(await tried.ask(households, cast.lin.identity)).toMatchObject({ kind: 'found' });
    expect(asked).toHaveLength(3);
  });

  it('refuses is not asked again', async () => {
    const { asked, registries: tried } = await scripted({ status: 403, body: {} });
    expect(await tried.ask(households, cast.lin.identity)).toEqual({ kind: 'unavailable', why: 'HTTP 403' });
    expect(asked).toHaveLength(1);
  });

  it('answers about somebody else has not answered', async () => {
    const { registries: tried } = await scripted(
      { body: { found: true, record: cast.wu.certificate } },
      { body: { found: true, record: castFirms.zhao } },
    );
    expect(await tried.ask(certificates, cast.lin.identity)).toEqual({ kind: 'unavailable', why: 'not the agreed form' });
    expect(await tried.ask(businesses, castFirms.lin.uscc)).toEqual({ kind: 'unavailable', why: 'not the agreed form' });
  });

  it.each([
    ['a date that does not exist', { ...cast.lin.certificate, validUntil: '2026-02-30' }],
    ['a status unheard of', { ...cast.lin.certificate, status: 'maybe' }],
    ['no record', undefined],
  ])('answers with %s has not answered', async (_what, record) => {
    const { registries: tried } = await scripted({ body: { found: true, record } });
    expect(await tried.ask(certificates, cast.lin.identity)).toEqual({ kind: 'unavailable', why: 'not the agreed form' });
  });

  it('is asked never sees the number in an address', async () => {
    const { asked, registries: tried } = await scripted({ body: { found: false } });
    await tried.ask(certificates, cast.lin.identity);
    expect(asked).toEqual([{ url: '/certificate', body: JSON.stringify({ number: cast.lin.identity }) }]);
  });
});

it('a switch of the sandbox that does not exist is refused, not ignored', async () => {
  await expect(sandbox.faults({ certificate: { hung: true } as never })).rejects.toThrow('hung');
});
