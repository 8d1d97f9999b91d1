import express, { type Express } from 'express';
import { faulty, switchable } from '../faults';

export interface Caught {
  key: string;
  channel: 'sms' | 'email';
  to: string;
  subject?: string;
  text: string;
}

const escaped = (text: string): string => text.replace(/[&<>"']/g, (one) => `&#${one.charCodeAt(0)};`);

/** A gateway for short messages that catches them, beside the mail it is given; `/` lists all, newest first. */
export function lettersApp(caught: Caught[]): Express {
  const app = express();
  app.disable('x-powered-by');
  const faults = switchable(app);
  app.post('/messages', express.json({ limit: '16kb' }), faulty(faults, 'messages'), (request, response) => {
    const { key, to, text } = request.body as Record<string, unknown>;
    if (typeof key !== 'string' || typeof to !== 'string' || typeof text !== 'string') return void response.sendStatus(400);
    if (!caught.some((one) => one.key === key)) caught.push({ key, channel: 'sms', to, text });
    response.json({ ok: true });
  });
  app.get('/_caught', (_request, response) => void response.json(caught));
  app.get('/', (_request, response) => {
    const rows = [...caught].reverse().map((one) => `<article><h2>${one.channel === 'sms' ? '短信' : '邮件'} → ${escaped(one.to)}</h2>${one.subject ? `<h3>${escaped(one.subject)}</h3>` : ''}<pre>${escaped(one.text)}</pre></article>`);
    response.type('html').send(`<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>截获的短信和邮件（沙盒）</title><h1>截获的短信和邮件（沙盒）</h1>${rows.join('') || '<p>还没有。</p>'}</html>`);
  });
  return app;
}
