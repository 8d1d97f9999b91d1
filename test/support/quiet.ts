import { makeTelemetryFilterString, Runtime } from '@temporalio/worker';

let quiet = false;
/** What the SDK says of cancelled and retried work is no result of a test; its errors are shown. */
export function quietRuntime(): void {
  if (quiet) return;
  quiet = true;
  Runtime.install({
    telemetryOptions: { logging: { filter: makeTelemetryFilterString({ core: 'ERROR', other: 'ERROR' }) } },
    logger: {
      log: () => undefined,
      trace: () => undefined,
      debug: () => undefined,
      info: () => undefined,
      warn: () => undefined,
      error: console.error,
    } as never,
  });
}
