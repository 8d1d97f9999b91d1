import { type Response } from 'express';
import { showStep } from './step';

/** The page that asks for the code just sent: `hidden` says for whom, `resend` is the step that sends another one there. */
export interface CodeAsked {
  lead: string[];
  action: string;
  hidden: Record<string, string>;
  resend: string;
  button: string;
  back: string;
  after?: string[];
}

export function showCodeStep(
  res: Response,
  { lead, action, hidden, resend, button, back, after }: CodeAsked,
  errors: Record<string, string> = {},
): void {
  const { t } = res.locals;
  showStep(res, {
    title: t('byCode.codeTitle'),
    lead,
    action,
    hidden: { step: 'code', ...hidden },
    questions: [{ name: 'code', label: t('byCode.code'), hint: t('byCode.codeHint'), inputmode: 'numeric', autocomplete: 'one-time-code' }],
    errors,
    button,
    back,
    others: [{ label: t('byCode.again'), hidden: { step: resend, ...hidden } }],
    ...(after ? { after } : {}),
  });
}
