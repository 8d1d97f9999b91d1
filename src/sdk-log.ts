import { type Logger as SdkLogger, type LogLevel } from '@temporalio/worker';
import { type Logger } from './log';

const levels = { TRACE: 'trace', DEBUG: 'debug', INFO: 'info', WARN: 'warn', ERROR: 'error' } as const satisfies Record<LogLevel, string>;

/** Temporal's own lines, in our form and through our masking. */
export function sdkLogger(log: Logger): SdkLogger {
  const line = (level: LogLevel, message: string, meta: object = {}): void => log[levels[level]](meta, message);
  return {
    log: line,
    trace: (message, meta) => line('TRACE', message, meta),
    debug: (message, meta) => line('DEBUG', message, meta),
    info: (message, meta) => line('INFO', message, meta),
    warn: (message, meta) => line('WARN', message, meta),
    error: (message, meta) => line('ERROR', message, meta),
  };
}
