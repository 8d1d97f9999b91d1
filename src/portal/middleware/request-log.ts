import { randomInt } from 'node:crypto';
import { type Express } from 'express';
import { withRequestId } from '../../log';
import { type Services } from '../services';
import { patternOf } from './pattern';

/** Without letters and digits that are mistaken for each other on the telephone. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const newNumber = (): string => Array.from({ length: 8 }, () => alphabet[randomInt(alphabet.length)]).join('');

/** Gives each request a number, in the answer, on error pages and in every line logged, and logs it when it ends, by route and never by address. */
export function setUpRequestLog(app: Express, { log }: Pick<Services, 'log'>): void {
  app.use((req, res, next) => {
    const id = newNumber();
    const start = performance.now();
    res.locals.requestNumber = id;
    res.setHeader('X-Request-Id', id);
    res.once('close', () => {
      const line = {
        method: req.method,
        route: patternOf(req),
        status: res.statusCode,
        ms: Math.round(performance.now() - start),
        request: id,
      };
      if (!res.writableFinished) log.warn(line, 'request broken off');
      else if (res.statusCode >= 500) log.error(line, 'request');
      else log.info(line, 'request');
    });
    withRequestId(id, next);
  });
}
