import { type Express, json, type RequestHandler } from 'express';

/** What may be made to go wrong with a service, switched on and off while it runs. */
export interface Fault {
  latencyMs?: number;
  status?: number;
  hang?: boolean;
  /** Answers something that is not of the agreed form. */
  wrong?: boolean;
  /** Answers that nothing is known. */
  missing?: boolean;
  /** Does it, and then drops the connection before answering. */
  loseReply?: boolean;
  /** Takes it, and says so many times that it is not known yet. */
  late?: number;
}

export type Faults = Record<string, Fault>;

/** `GET` and `PUT /_faults`: a map from the service's name (or `*`) to its faults. */
export function switchable(app: Express): Faults {
  const faults: Faults = {};
  app.get('/_faults', (_request, response) => void response.json(faults));
  app.put('/_faults', json(), (request, response) => {
    for (const name of Object.keys(faults)) delete faults[name];
    Object.assign(faults, request.body as Faults);
    response.json(faults);
  });
  return faults;
}

/** Waits, fails or hangs as the switch for this name says, before the handler is reached. */
export const faulty =
  (faults: Faults, name: string): RequestHandler =>
  (_request, response, next) => {
    const fault = faults[name] ?? faults['*'] ?? {};
    if (fault.hang) return;
    const go = (): void => void (fault.status ? response.status(fault.status).json({ error: 'switched off' }) : next());
    if (fault.latencyMs) setTimeout(go, fault.latencyMs);
    else go();
  };
