import { AsyncLocalStorage } from 'node:async_hooks';
import pino, { type DestinationStream, type Logger } from 'pino';
import { maskedForLog, withoutPersonal, withoutQuotedKey } from './log-masking';

export type { Logger } from 'pino';

const request = new AsyncLocalStorage<string>();

/** Runs `work` so that every line logged meanwhile, however deep, carries the request's id. */
export const withRequestId = <T>(id: string, work: () => T): T => request.run(id, work);

/** The id of the request being served, if one is. */
export const requestId = (): string | undefined => request.getStore();

/**
 * A logger of JSON lines with UTC instants. Nothing about a person gets out through it: fields known to be personal are replaced by
 * their name at any depth, and numbers that look like a person's are masked in the finished line, wherever they stand in it.
 * Still, log ids and not people: a name in the middle of a sentence nobody can recognise.
 */
export function createLogger(options: { part: string; level: string }, to?: DestinationStream): Logger {
  const logger = pino(
    {
      level: options.level,
      base: { part: options.part },
      timestamp: pino.stdTimeFunctions.isoTime,
      mixin: () => {
        const id = requestId();
        return id === undefined ? {} : { request: id };
      },
      formatters: {
        level: (label) => ({ level: label }),
        log: (fields) => withoutPersonal(fields) as Record<string, unknown>,
      },
      // Errors are already written out by `withoutPersonal`; pino's own writer would copy their extra fields, which quote values.
      serializers: { err: (error: unknown) => error, error: (error: unknown) => error },
      hooks: {
        // An error alone lends the line its message, so the message is cleaned here, before pino takes it.
        logMethod(args, method) {
          const [first] = args as unknown[];
          const whole: unknown[] = first instanceof Error && args.length === 1 ? [{ err: first }, first.message] : args;
          method.apply(this, whole.map((arg) => (typeof arg === 'string' ? withoutQuotedKey(arg) : arg)) as typeof args);
        },
        streamWrite: maskedForLog,
      },
    },
    to ?? pino.destination({ fd: 1, sync: false }),
  );
  // Pino does not pass a child's own fields through `formatters`; children inherit this one.
  const child: unknown = logger.child;
  return Object.assign(logger, {
    child(this: Logger, fields: object, options?: object) {
      return (child as Child).call(this, withoutPersonal(fields) as object, options);
    },
  }) as Logger;
}

type Child = (this: Logger, fields: object, options?: object) => Logger;
