import { type Server } from 'node:http';
import { type Express } from 'express';

/** Listens on this machine only, answers SIGTERM by closing, and says so when it is ready. */
export function serve(app: Express, port: number): Promise<Server> {
  app.get('/healthz', (_request, response) => void response.sendStatus(200));
  return new Promise((resolve, reject) => {
    const server = app.listen(port, '127.0.0.1', (error?: Error) => (error ? reject(error) : resolve(server)));
    process.once('SIGTERM', () => {
      server.close();
      server.closeAllConnections();
    });
  });
}
