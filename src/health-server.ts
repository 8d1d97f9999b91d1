import { createServer, type Server } from 'node:http';

/** `/healthz` of a process that serves no pages. */
export function serveHealth(port: number, host: string, healthy: () => Promise<boolean>): Promise<Server> {
  const server = createServer((request, response) => {
    void (async () => {
      response.statusCode = request.url !== '/healthz' ? 404 : (await healthy()) ? 200 : 503;
      response.end();
    })();
  });
  return new Promise((resolve) => server.listen(port, host, () => resolve(server)));
}
