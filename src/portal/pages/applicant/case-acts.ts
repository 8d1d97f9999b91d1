import { answer } from '../../../domain/form/answer';
import { type Answers, valuesOf } from '../../../domain/form/answers';
import { type AccountAnswers, accountPart, payeeOf } from '../../../domain/programmes/common/account';
import { Router } from 'express';
import { parseText } from '../../../domain/identifiers/words';
import { wholeCase } from '../../../domain/case/available';
import { type StepId } from '../../../domain/values';
import { enterAct } from '../../cases/act';
import { todayInShanghai } from '../../cases/places';
import { textOf } from '../../middleware/bodies';
import { onlyFor, viewerOf } from '../../middleware/viewer';
import { paths, patterns } from '../../paths';
import { requestsOf } from '../../requests';
import { type Services } from '../../services';
import { show } from '../../view/show';
import { moneyOf } from '../../cases/money';
import { longDate } from '../../view/formats';
import { caseFor } from '../../cases/case-access';
import { errorWords, faultWords, fieldsFor, typedOf } from '../../forms/fields';
import { type CaseRow } from '../../../store/cases';

/** What an applicant does with a case of theirs: takes it back, mends the account. */
export function applicantActPages(services: Services): Router {
  const { store, keys } = services;
  const router = Router();
  const requests = requestsOf(keys);
  const payStep = (row: CaseRow): StepId => row.state.obligations.find((one) => one.kind === 'pay')?.step ?? wholeCase;
  const token = (row: CaseRow, res: Parameters<typeof viewerOf>[0], step: StepId) => ({
    request: requests.issue(viewerOf(res).actor.id, row.state.id, step),
    seen: String(row.version),
  });

  const showWithdraw = (row: CaseRow, res: Parameters<typeof show>[0], typed: string, error?: string): void =>
    show(
      res,
      'applicant/withdraw',
      {
        title: res.locals.t('withdraw.title'),
        step: row.number,
        value: typed,
        errors: error ? { text: error } : {},
        ...token(row, res, wholeCase),
        action: paths.caseWithdraw(row.state.id),
        back: paths.case(row.state.id),
      },
      error ? 422 : 200,
    );

  router.get(patterns.caseWithdraw, onlyFor('applicant'), async (req, res) => {
    const row = await caseFor(services, req, res, 'answers');
    if (row) showWithdraw(row, res, '');
  });
  router.post(patterns.caseWithdraw, onlyFor('applicant'), async (req, res) => {
    const row = await caseFor(services, req, res, 'answers');
    if (!row) return;
    const reason = parseText(textOf(req, 'text'), 500);
    if ('error' in reason) return showWithdraw(row, res, textOf(req, 'text'), faultWords(res.locals.t, reason.error));
    const text = await store.texts.keep(reason.value, { author: viewerOf(res).actor.id, case: row.state.id });
    const done = await enterAct(services, req, res, row.state.id, 'withdraw', wholeCase, { text }, paths.case(row.state.id));
    if (done) res.redirect(303, `${paths.case(row.state.id)}?said=${done.kind === 'kept' ? 'kept' : 'withdrawn'}`);
  });

  const showAccount = async (
    row: CaseRow,
    res: Parameters<typeof show>[0],
    typed: Record<string, string>,
    errors: Record<string, string>,
  ): Promise<void> => {
    const { t, lang } = res.locals;
    const money = await moneyOf(services, row.state, t);
    show(
      res,
      'applicant/account',
      {
        title: t('account.title'),
        step: row.number,
        bounced: money?.bounced
          ? t('account.bounced', {
              date: money.on ? longDate(money.on, lang) : '',
              tail: money.tail,
              reason: money.reason ?? t('payment.reason.other'),
            })
          : undefined,
        errors: errorWords(accountPart, errors, t),
        fields: fieldsFor(accountPart, typed, errors, t),
        ...token(row, res, payStep(row)),
        action: paths.caseAccount(row.state.id),
        back: paths.case(row.state.id),
      },
      Object.keys(errors).length > 0 ? 422 : 200,
    );
  };

  router.get(patterns.caseAccount, onlyFor('applicant'), async (req, res) => {
    const row = await caseFor(services, req, res, 'money');
    if (!row) return;
    // Another account is asked for only while the bank has sent one back.
    if (row.state.payments.at(-1)?.status !== 'bounced') return res.redirect(303, paths.case(row.state.id));
    const answers = (await store.texts.readJson(row.state.answers.id)) as Answers | undefined;
    const holder = answers && valuesOf(answers, accountPart.id)['holder'];
    await showAccount(row, res, { holder: typeof holder === 'string' ? holder : '' }, {});
  });
  router.post(patterns.caseAccount, onlyFor('applicant'), async (req, res) => {
    const row = await caseFor(services, req, res, 'money');
    if (!row) return;
    const typed = typedOf(accountPart, (name) => textOf(req, name));
    const { values, errors } = answer(accountPart, typed, { today: todayInShanghai(), identity: '' });
    if (Object.keys(errors).length > 0) return showAccount(row, res, typed, errors);
    const payee = await store.texts.keepJson(payeeOf(values as unknown as AccountAnswers), {
      author: viewerOf(res).actor.id,
      case: row.state.id,
    });
    const done = await enterAct(services, req, res, row.state.id, 'mend-account', payStep(row), { payee }, paths.case(row.state.id));
    if (done) res.redirect(303, `${paths.case(row.state.id)}?said=${done.kind === 'kept' ? 'kept' : 'mended'}`);
  });

  return router;
}
