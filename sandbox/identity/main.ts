import { serve } from '../serve';
import { identityApp } from './app';

const port = Number(process.env['PORT'] ?? 8104);

async function main(): Promise<void> {
  const portal = process.env['PUBLIC_URL'] ?? 'http://127.0.0.1:8080';
  await serve(await identityApp(`http://127.0.0.1:${port}`, [`${portal}/account/identity/back`]), port);
}

void main();
