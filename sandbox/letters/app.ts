import express, { type Express } from 'express';
import { z } from 'zod';
import { type Faults, faulty, switchable } from '../faults';
import { type Basket, type Caught } from './caught';

/** Numbers that nobody has: a message to one fails for good. */
export const deadNumber = /^13600009\d{3}$/;

const message = z.object({ key: z.string().min(1), to: z.string().regex(/^\+?\d{5,15}$/), text: z.string().min(1).max(500) });

/**
 * A gateway for short messages that catches them, beside the mail that `catchMail` puts in the same basket: `/` lists all, newest
 * first, `GET /_caught` as JSON. @param faults by `messages` and `mail`, shared with the mail server
 */
export function lettersApp(basket: Basket, faults: Faults = new Map()): Express {
  const app = express();
  app.disable('x-powered-by');
  switchable(app, faults);
  app.post('/messages', express.json({ limit: '16kb' }), faulty(faults, 'messages'), (request, response) => {
    const given = message.safeParse(request.body);
    if (!given.success) return void response.status(400).json({ error: 'not a message' });
    if (deadNumber.test(given.data.to)) return void response.status(422).json({ error: 'no such number' });
    basket.add({ ...given.data, channel: 'sms' });
    response.json({ ok: true });
  });
  app.get('/_caught', (_request, response) => void response.json(basket.all()));
  app.get('/', (_request, response) => void response.type('html').send(page(basket.all())));
  return app;
}

const escaped = (text: string): string => text.replace(/[&<>"']/g, (one) => `&#${one.charCodeAt(0)};`);

const article = ({ channel, to, subject, text }: Caught): string =>
  `<article><h2>${channel === 'sms' ? '短信' : '邮件'} → ${escaped(to)}</h2>${subject ? `<h3>${escaped(subject)}</h3>` : ''}<pre>${escaped(text)}</pre></article>`;

function page(caught: readonly Caught[]): string {
  const title = '截获的短信和邮件（沙盒）';
  const letters = [...caught].reverse().map(article).join('') || '<p>还没有。</p>';
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title>
<style>body{max-width:42rem;margin:1rem auto;padding:0 1rem;line-height:1.7}pre{white-space:pre-wrap;font:inherit}</style>
<h1>${title}</h1>${letters}</html>`;
}
