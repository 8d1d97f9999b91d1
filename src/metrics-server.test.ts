import { Counter, Registry } from 'prom-client';
import { freePort } from '../engines/free-port';
import { serveMetrics } from './metrics-server';

test('figures are on a port of their own, and nothing else is', async () => {
  const register = new Registry();
  new Counter({ name: 'acts', help: 'Acts.', registers: [register] }).inc(3);
  const [metricsPort, metricsHost] = [await freePort(), '127.0.0.1'];
  const close = await serveMetrics(register, { metricsPort, metricsHost });
  const answer = await fetch(`http://127.0.0.1:${metricsPort}/metrics`);
  expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining('acts 3')]);
  expect((await fetch(`http://127.0.0.1:${metricsPort}/`)).status).toBe(404);
  close();
});

test('without a port there are none', async () => {
  const close = await serveMetrics(new Registry(), { metricsPort: undefined, metricsHost: '127.0.0.1' });
  close();
});
