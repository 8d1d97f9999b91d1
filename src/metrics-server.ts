import { createServer, type Server } from 'node:http';
import { type Registry } from 'prom-client';
import { type Config } from './config';

/**
 * `/metrics` on a port of its own, which no proxy leads to: whoever comes by the portal's port, from whatever machine it seems, never
 * gets there. Nothing listens where no port was named.
 * @returns closes it
 */
export async function serveMetrics(
  register: Registry,
  { metricsPort, metricsHost }: Pick<Config, 'metricsPort' | 'metricsHost'>,
): Promise<() => void> {
  if (metricsPort === undefined) return () => undefined;
  const server: Server = createServer((request, response) => {
    if (request.url !== '/metrics') return void response.writeHead(404).end();
    register.metrics().then(
      (figures) => response.setHeader('Content-Type', register.contentType).end(figures),
      () => response.writeHead(500).end(),
    );
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(metricsPort, metricsHost, resolve));
  return () => void server.close();
}
