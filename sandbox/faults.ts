import { type Express, json, type RequestHandler } from 'express';
import { z } from 'zod';

const fault = z.strictObject({
  latencyMs: z.number().int().min(0).max(600_000).optional(),
  status: z.number().int().min(400).max(599).optional(),
  /** Never answers. */
  hang: z.boolean().optional(),
  /** Answers something that is not of the agreed form. */
  wrong: z.boolean().optional(),
  /** Answers that nothing is known. */
  missing: z.boolean().optional(),
  /** Does it, and then drops the connection before answering. */
  loseReply: z.boolean().optional(),
  /** Takes it, and says so many times that it is not known yet. */
  late: z.number().int().min(0).optional(),
  /** Sends new money back for this reason, whatever the account. */
  bounce: z.enum(['closed-account', 'no-such-account', 'name-mismatch', 'other']).optional(),
});

/** What may be made to go wrong with a service, switched on and off while it runs. */
export type Fault = z.infer<typeof fault>;

/** By the service's name, or `*` for all that have no fault of their own. */
export type Faults = Map<string, Fault>;

export const faultOf = (faults: Faults, name: string): Fault => faults.get(name) ?? faults.get('*') ?? {};

/** `GET` and `PUT /_faults`: all of them at once, as `{ certificate: { status: 503 } }`; `{}` makes everything work again. */
export function switchable(app: Express, faults: Faults = new Map()): Faults {
  app.get('/_faults', (_request, response) => void response.json(Object.fromEntries(faults)));
  app.put('/_faults', json(), (request, response) => {
    // A switch misspelt would leave a test green that tried nothing.
    const given = z.record(z.string(), fault).safeParse(request.body);
    if (!given.success) return void response.status(400).json({ error: z.prettifyError(given.error) });
    faults.clear();
    for (const [name, one] of Object.entries(given.data)) faults.set(name, one);
    response.json(Object.fromEntries(faults));
  });
  return faults;
}

/** Waits, fails or hangs as the switch for this name says, before the handler is reached. */
export const faulty =
  (faults: Faults, name: string): RequestHandler =>
  (_request, response, next) => {
    const { hang, latencyMs, status } = faultOf(faults, name);
    if (hang) return;
    const go = (): void => void (status ? response.status(status).json({ error: 'switched off' }) : next());
    if (latencyMs) setTimeout(go, latencyMs);
    else go();
  };
