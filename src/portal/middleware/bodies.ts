import express, { type Express, type Request } from 'express';
import { type Services } from '../services';
import { wasGivenSession } from './session';

/**
 * Reads forms, and nothing else: files are read by the one route that takes them, after session and origin were looked at. Forms come
 * before the session and its token are asked, so of whoever has no session of ours no more is read than our public forms hold: an objection of ten thousand characters.
 */
export function setUpBodies(app: Express, services: Pick<Services, 'keys' | 'config'>): void {
  // A browser writes each byte of a Chinese word as three: a field of 100 kB is still read, so that the page can say at it what is wrong.
  const whole = express.urlencoded({ extended: false, limit: '512kb', parameterLimit: 2_000 });
  const small = express.urlencoded({ extended: false, limit: '128kb', parameterLimit: 200 });
  app.use((req, res, next) => (wasGivenSession(req, services) ? whole : small)(req, res, next));
}

/** What was typed: every field with its values, in the order of the form. */
export function fieldsOf(req: Request): [name: string, value: string][] {
  const body: unknown = req.body;
  if (typeof body !== 'object' || body === null) return [];
  return Object.entries(body).flatMap(([name, value]) =>
    (Array.isArray(value) ? (value as unknown[]) : [value]).flatMap((one): [string, string][] =>
      typeof one === 'string' ? [[name, one]] : [],
    ),
  );
}

/** One field as it was typed, its first value; empty if it was not sent. */
export const textOf = (req: Request, name: string): string => fieldsOf(req).find(([one]) => one === name)?.[1] ?? '';

/** Every value of a field that may stand several times (checkboxes). */
export const textsOf = (req: Request, name: string): string[] => fieldsOf(req).flatMap(([one, value]) => (one === name ? [value] : []));

/** What may be kept and shown again: no password, and no token against forgery, which the new page issues itself. */
export const keepable = (req: Request): [name: string, value: string][] =>
  fieldsOf(req).filter(([name]) => name !== '_csrf' && !/password/i.test(name));
