import { type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { type Express } from 'express';
import { type Fault } from './faults';

/** A service of the sandbox on a port of its own, and the switches of its faults. */
export async function running(
  app: Express,
): Promise<{ url: string; faults: (faults: Record<string, Fault>) => Promise<void>; close: () => void }> {
  const server = await new Promise<Server>((resolve) => {
    const one = app.listen(0, '127.0.0.1', () => resolve(one));
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const faults = async (given: Record<string, Fault>): Promise<void> => {
    const response = await fetch(`${url}/_faults`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(given),
    });
    if (!response.ok) throw new Error(await response.text());
  };
  const close = (): void => {
    server.close();
    server.closeAllConnections();
  };
  return { url, faults, close };
}

/** An address at which nobody listens. */
export async function nobody(app: Express): Promise<string> {
  const { url, close } = await running(app);
  close();
  return url;
}
