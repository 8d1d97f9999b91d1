import { type Express } from 'express';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import { patternOf } from './pattern';

/** Times every request by route pattern, and shows the figures to this machine only. */
export function setUpMetrics(app: Express): void {
  const register = new Registry();
  collectDefaultMetrics({ register });
  const seconds = new Histogram({
    name: 'zhuye_http_request_seconds',
    help: 'How long requests took, by route pattern.',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.01, 0.03, 0.1, 0.3, 1, 3, 10],
    registers: [register],
  });
  app.use((req, res, next) => {
    const stop = seconds.startTimer();
    res.once('finish', () => stop({ method: req.method, route: patternOf(req), status: String(res.statusCode) }));
    next();
  });
  app.get('/metrics', async (req, res, next) => {
    // By the proxy's account of who asks: what comes through it is never of this machine.
    if (!['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(req.ip ?? '')) return next();
    res.type(register.contentType).send(await register.metrics());
  });
}
