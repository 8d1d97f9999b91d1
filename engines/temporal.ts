import { Connection } from '@temporalio/client';
import { elsewhere, type Engine, type StartOptions } from './engine';
import { freePort } from './free-port';
import { launch } from './launch';
import { dataDirOf } from './pid-file';
import { ensureTemporal } from './temporal-ways';

/** Whether a Temporal server at this address knows the namespace: only then can a worker begin. */
export async function temporalAnswers(address: string, namespace = process.env['TEMPORAL_NAMESPACE'] || 'default'): Promise<boolean> {
  try {
    const connection = await Connection.connect({ address, connectTimeout: 2_000 });
    try {
      await connection.withDeadline(Date.now() + 2_000, () => connection.workflowService.describeNamespace({ namespace }));
      return true;
    } finally {
      await connection.close();
    }
  } catch {
    return false;
  }
}

/**
 * Finds Temporal, starts its dev server if it is ours to start, and waits until the namespace is there. Throws when it cannot be
 * had (name `EngineMissing`), does not start, or does not answer at the address given.
 */
export async function startTemporal({ dataDir, port, log, say = console.log }: StartOptions): Promise<Engine> {
  const found = await ensureTemporal(say);
  if ('address' in found) {
    if (!(await temporalAnswers(found.address))) throw new Error('Temporal does not answer at the address in TEMPORAL_ADDRESS');
    return elsewhere('Temporal at TEMPORAL_ADDRESS', found.address);
  }
  const { program } = found;
  const listen = port ?? (await freePort());
  const address = `127.0.0.1:${listen}`;
  const running = await launch(program, {
    port: listen,
    dataDir: dataDirOf(dataDir, program.family),
    say,
    ready: () => temporalAnswers(address),
    ...(log !== undefined && { log }),
  });
  return { ...running, address, name: program.name, family: program.family, maxPool: program.maxPool };
}
