import { createServer, type Server } from 'node:http';
import { collectDefaultMetrics, register } from 'prom-client';

/** `/healthz` and `/metrics` of a process that serves no pages. */
export function serveHealth(port: number, host: string, healthy: () => Promise<boolean>): Promise<Server> {
  collectDefaultMetrics();
  const server = createServer((request, response) => {
    void (async () => {
      if (request.url === '/healthz') {
        response.statusCode = (await healthy()) ? 200 : 503;
        response.end();
      } else if (request.url === '/metrics') {
        response.setHeader('Content-Type', register.contentType);
        response.end(await register.metrics());
      } else {
        response.statusCode = 404;
        response.end();
      }
    })();
  });
  return new Promise((resolve) => server.listen(port, host, () => resolve(server)));
}
