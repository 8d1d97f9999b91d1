import { type Express } from 'express';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { type Services } from '../services';
import { patternOf } from './pattern';

/** The figures of an app, for whoever shows them elsewhere than among its pages. */
export const metricsOf = (app: Express): Registry => app.get('metrics') as Registry;

/** Times every request by route pattern. No page shows the figures. */
export function setUpMetrics(app: Express, { store }: Pick<Services, 'store'>): void {
  const register = new Registry();
  app.set('metrics', register);
  collectDefaultMetrics({ register });
  waiting(register, 'zhuye_outgoing_waiting', 'Submissions and acts kept and not answered yet.', () => store.outgoing.backlog());
  waiting(register, 'zhuye_letters_waiting', 'Letters to be sent by SMS or mail.', () => store.letters.backlog());
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
}

/** How many wait, and for how many seconds the oldest has. Without MongoDB nothing is said of either. */
function waiting(register: Registry, name: string, help: string, backlog: () => Promise<{ count: number; oldest?: string }>): void {
  const seconds = new Gauge({ name: `${name}_seconds`, help: `${help} How long the oldest has waited.`, registers: [register] });
  new Gauge({
    name,
    help,
    registers: [register],
    async collect() {
      const { count, oldest } = await backlog().catch(() => ({ count: Number.NaN, oldest: undefined }));
      this.set(count);
      seconds.set(oldest === undefined ? 0 : (Date.now() - Date.parse(oldest)) / 1_000);
    },
  });
}
