import { type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { enrol } from './accounts';
import { runCases } from './acts';
import { startApart } from './apart';
import { browserAt } from './portal';

/** Resident megabytes of a portal and a worker, each a process of its own, after so many cases and pages. */
export async function memory(cases: number): Promise<Record<string, unknown>> {
  const apart = await startApart();
  const { world } = apart.rig;
  try {
    await enrol(world, ['lh-minzhi', 'lh', 'lh-agency']);
    const worker = await apart.start('worker.js');
    const portal = await apart.start('portal.js');
    await runCases(world, cases);
    const browser = browserAt(`http://127.0.0.1:${portal.port}`);
    await browser.signIn(world.people.of('lh-minzhi', 'window').id);
    for (let at = 0; at < cases; at += 1) await browser.get('/desk');
    const [portalMb, workerMb] = [residentMb(portal.child), residentMb(worker.child)];
    return { value: Math.max(portalMb, workerMb), unit: 'MB', portalMb, workerMb, cases };
  } finally {
    await apart.end();
  }
}

const residentMb = ({ pid }: ChildProcess): number =>
  Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid ?? 0}/status`, 'utf8'))?.[1] ?? 0) / 1_024);
