import express, { type Response } from 'express';
import session from 'express-session';
import request from 'supertest';
import { holdBack } from './hold-back';

/** An app that answers as `answer` does, held back until `before` resolves. */
function held(before: () => Promise<string | undefined>, answer: (res: Response) => void) {
  const app = express();
  app.use((_req, res, next) => {
    holdBack(res, before);
    next();
  });
  app.get('/', (_req, res) => answer(res));
  return request(app);
}

it('an answer goes out only after what comes before it is done, with the status it had', async () => {
  const order: string[] = [];
  const before = async () => {
    await Promise.resolve();
    order.push('written');
    return undefined;
  };
  const answer = await held(before, (res) => {
    res.once('finish', () => order.push('answered'));
    res.status(201).json({ fine: true });
  }).get('/');
  expect([answer.status, answer.body]).toEqual([201, { fine: true }]);
  expect(order).toEqual(['written', 'answered']);
});

it('a stream is held from its first byte, waits, and comes whole', async () => {
  const parts = ['a'.repeat(100_000), 'b'.repeat(100_000), 'c'];
  const pressure: boolean[] = [];
  const answer = await held(
    () => Promise.resolve(undefined),
    (res) => {
      res.type('text');
      pressure.push(res.write(parts[0]));
      res.once('drain', () => {
        res.write(parts[1]);
        res.end(parts[2]);
      });
    },
  ).get('/');
  expect(pressure).toEqual([false]);
  expect(answer.text).toBe(parts.join(''));
});

it('what may not be shown is replaced whole, headers and later parts too', async () => {
  const answer = await held(
    () => Promise.resolve('a plain page'),
    (res) => {
      res.set({ 'Content-Disposition': 'attachment; filename="secret.csv"', Location: '/elsewhere', 'Content-Length': '6' });
      res.write('secre');
      setImmediate(() => res.end('t'));
    },
  ).get('/');
  expect([answer.status, answer.text]).toEqual([503, 'a plain page']);
  expect(answer.headers).not.toHaveProperty('content-disposition');
  expect(answer.headers).not.toHaveProperty('location');
});

it('what goes wrong while an answer is held leaves its head as it was', async () => {
  let release = (): void => undefined;
  const kept = new Promise<undefined>((resolve) => (release = () => resolve(undefined)));
  const answer = await held(
    () => kept,
    (res) => {
      res.type('text').send('all of it');
      res.status(500).set({ 'Content-Length': '2', 'X-Fault': 'yes' });
      release();
    },
  ).get('/');
  expect([answer.status, answer.text]).toEqual([200, 'all of it']);
  expect(answer.headers).not.toHaveProperty('x-fault');
});

it('a head that is asked for early is not fixed: it goes with the answer, and may be replaced with it', async () => {
  const early = (instead: string | undefined) =>
    held(
      () => Promise.resolve(instead),
      (res) => {
        res.writeHead(201, { 'X-Early': 'yes' });
        res.write('all');
        res.end(' of it');
      },
    ).get('/');
  const given = await early(undefined);
  expect([given.status, given.text, given.headers['x-early']]).toEqual([201, 'all of it', 'yes']);
  expect(await early('a plain page')).toMatchObject({ status: 503, text: 'a plain page' });
});

it('a session that is written with an answer, piece by piece, ends no process', async () => {
  const app = express();
  app.use((_req, res, next) => {
    holdBack(res, () => Promise.resolve(undefined));
    next();
  });
  app.use(session({ secret: 'x', resave: true, saveUninitialized: true }));
  app.get('/', (_req, res) => res.status(202).send('words that have a length'));
  const answer = await request(app).get('/');
  expect([answer.status, answer.text]).toEqual([202, 'words that have a length']);
  expect(answer.headers['set-cookie']).toBeDefined();
});
