import express, { type Express } from 'express';
import { type SandboxWorld } from '../person';
import { faultOf, faulty, switchable } from '../faults';

/**
 * Stand-ins for the registries: a POST with the number in its body, so that no number stands in an address or a log.
 * @param silent numbers for which no registry ever has an answer
 */
export function registriesApp({ people, firms, silent }: SandboxWorld & { silent?: ReadonlySet<string> }): Express {
  const app = express();
  app.disable('x-powered-by');
  const faults = switchable(app);
  const byIdentity = new Map(people.map((one) => [one.identity, one]));
  const byUscc = new Map(firms.map((one) => [one.uscc, one]));
  const lookUps: Record<string, (number: string) => unknown> = {
    certificate: (number) => byIdentity.get(number)?.certificate,
    household: (number) => byIdentity.get(number)?.household,
    'social-insurance': (number) => byIdentity.get(number)?.insurance,
    employment: (number) => byIdentity.get(number)?.employment,
    business: (number) => byUscc.get(number),
  };
  for (const [name, lookUp] of Object.entries(lookUps)) {
    app.post(`/${name}`, express.json({ limit: '1kb' }), faulty(faults, name), (request, response) => {
      const { number } = (request.body ?? {}) as { number?: unknown };
      if (typeof number !== 'string') return void response.status(400).json({ error: 'expected { number }' });
      if (silent?.has(number)) return void response.status(503).json({ error: 'no answer for this one' });
      const { wrong, missing } = faultOf(faults, name);
      if (wrong) return void response.json({ found: true, record: { name: 12, status: '?' } });
      const record = missing ? undefined : lookUp(number);
      response.json(record === undefined ? { found: false } : { found: true, record });
    });
  }
  return app;
}
