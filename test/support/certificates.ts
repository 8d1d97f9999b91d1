import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Certificates as an installation makes them, in a folder of this test. */
export function madeCertificates() {
  const dir = mkdtempSync(join(tmpdir(), 'zhuye-certificates-'));
  execFileSync('deploy/certificates.sh', [dir]);
  const path = (name: string): string => join(dir, `${name}.pem`);
  const pair = (name: string) => ({ cert: readFileSync(path(name)), key: readFileSync(path(`${name}-key`)) });
  return { dir, path, pair, ca: readFileSync(path('ca')), remove: () => rmSync(dir, { recursive: true, force: true }) };
}

export type Certificates = ReturnType<typeof madeCertificates>;
