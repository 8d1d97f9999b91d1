import { randomBytes } from 'node:crypto';
import { type Request, type Response } from 'express';
import { codeTyped } from '../../domain/accounts';
import { type CodeFor, codeLife, type Pass } from '../../store/codes';
import { type Limit } from '../../store/limits';
import { noteDone } from '../logged';
import { type Services } from '../services';
import { codesFromAddress, codesToOne, wrongFromAddress } from './limits';

type Parts = Pick<Services, 'store' | 'sms' | 'email' | 'log'>;

/** Whether a code is on its way, or why not; never whether anybody is known under that number. */
export type Asked = 'on-its-way' | 'too-often';

/**
 * Sends a code to a telephone, or to a mailbox. The page is answered before: neither its words nor its time tell whether the number is
 * known here, or whether the gateway took it. Nobody is looked up on the way.
 */
export async function askForCode({ store, sms, email, log }: Parts, req: Request, res: Response, what: CodeFor): Promise<Asked> {
  const limits: [Limit, string][] = [[codesFromAddress, addressOf(req)], ...codesToOne.map((one): [Limit, string] => [one, what.to])];
  for (const [limit, about] of limits) if (!(await store.limits.take(limit, about))) return 'too-often';
  const { t } = res.locals;
  const channel = what.to.includes('@') ? 'email' : 'sms';
  noteDone(res, { what: 'code-sent', why: what.purpose });
  const send = async (): Promise<void> => {
    const code = await store.codes.issue(what);
    const text = t('code.text', { code, what: t(`code.purpose.${what.purpose}`), minutes: codeLife.minutes });
    const letter = {
      key: `code/${randomBytes(12).toString('base64url')}`,
      channel,
      address: what.to,
      subject: t('code.subject'),
      text,
    } as const;
    const sending = await (channel === 'sms' ? sms : email)(letter);
    if (sending.kind === 'failed') log.warn({ why: sending.why, channel }, 'a code could not be sent');
  };
  setImmediate(() => void send().catch((error: unknown) => log.error({ err: error }, 'a code could not be sent')));
  return 'on-its-way';
}

/** A pass for the right code; `wrong` for any other, also for one that is too old or used; logged either way. */
export async function useCode(
  { store }: Pick<Services, 'store'>,
  req: Request,
  res: Response,
  what: CodeFor,
  typed: string,
): Promise<{ pass: Pass } | 'wrong' | 'too-often'> {
  if (!(await store.limits.allows(wrongFromAddress, addressOf(req)))) return 'too-often';
  const pass = await store.codes.use(what, codeTyped(typed) ?? '');
  noteDone(res, { what: pass === undefined ? 'code-failed' : 'code-used', why: what.purpose });
  if (pass !== undefined) return { pass };
  await store.limits.take(wrongFromAddress, addressOf(req));
  return 'wrong';
}

const addressOf = (req: Request): string => req.ip ?? '';
