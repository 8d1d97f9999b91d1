import { Router, type Request, type Response } from 'express';
import { sayNumber, wordsOf } from '../../../domain/programmes/words';
import { type Receiver, receivers } from '../../../domain/receiver';
import { returnedShape, transmissionFile } from '../../../domain/transmission-file';
import { type CaseId, type StepId } from '../../../domain/values';
import { checkFile } from '../../../tables/check-file';
import { todayInShanghai } from '../../cases/places';
import { mostWaiting, type WaitingTransmission, waitingTransmissions } from '../../cases/waiting-transmissions';
import { refusalWords } from '../../forms/table-words';
import { note, noteAlso } from '../../logged';
import { textOf } from '../../middleware/bodies';
import { readForm } from '../../middleware/upload';
import { onlyFor, viewerOf } from '../../middleware/viewer';
import { paths, patterns } from '../../paths';
import { requestsOf } from '../../requests';
import { type Services } from '../../services';
import { badForm } from '../../view/errors';
import { show } from '../../view/show';
import { periodOf } from '../certificates/look-up';
import { compareReturned, enterReceipts, type WrongLine } from './returned';
import { wrongWords } from './wrong-words';

/** A form's token is for this page, and for no case in particular. */
const target = 'transmissions' as CaseId;
const step = 'returned' as StepId;
/** As many stand on the page; the file has all. */
const mostListed = 200;

/** 送达有关部门: what waits for a receipt, out as a file and back as a file, for authorities that are not reached otherwise. */
export function transmissionPages(services: Services): Router {
  const { store, keys } = services;
  const router = Router();
  const requests = requestsOf(keys);

  router.get(patterns.transmissions, onlyFor('officer'), (req, res) => list(req, res));

  router.get(patterns.transmissionFile, onlyFor('officer'), async (req, res) => {
    const { t } = res.locals;
    const waiting = await mine(res, receiverIn(req));
    note(res, { what: 'export', why: `${waiting.length} cases` });
    for (const { row } of waiting) noteAlso(res, { what: 'export', case: row.state.id, offices: row.offices as never });
    const lines = waiting.map((one) => ({ ...wordsFor(one, res), body: one.body }));
    res
      .attachment(`${t('transmission.file')}-${todayInShanghai()}.csv`)
      .type('text/csv; charset=utf-8')
      .send(transmissionFile(lines));
  });

  router.post(patterns.transmissions, onlyFor('officer'), async (req, res) => {
    const { t } = res.locals;
    const { actor } = viewerOf(res);
    let bytes: Buffer | undefined;
    const form = await readForm(req, res, store, actor.id, async (file) => {
      if (file.field === 'file') bytes ??= file.bytes;
      return Promise.resolve();
    });
    if (!form) return;
    const request = requests.take(textOf(req, 'request'), actor.id, target, step);
    if (request === 'forged' || request === 'expired') {
      res.locals.why = `form-${request}`;
      return badForm(req, res, 403);
    }
    if (!bytes || bytes.length === 0) return list(req, res, { fault: t(form.chosen > 0 ? 'roster.tooLarge' : 'transmission.choose') });
    const checked = await checkFile(bytes, returnedShape, { context: { today: todayInShanghai(), identity: '' } });
    if (
      checked.kind === 'unmapped' ||
      (checked.kind === 'read' && checked.sheets.some(({ recognised }) => !('receipt' in recognised.places)))
    )
      return list(req, res, { fault: t('transmission.unmapped') });
    if (checked.kind !== 'read') return list(req, res, { fault: refusalWords(t, checked) });
    const compared = await compareReturned(services, actor, checked.rows, await mine(res), request);
    note(res, { what: 'import', why: `${compared.wrong.length} of ${checked.rows.length} lines wrong` });
    if (compared.wrong.length > 0)
      return list(req, res, { fault: t('transmission.nothingEntered', { count: compared.wrong.length }), wrong: compared.wrong });
    if (compared.entries.length + compared.known === 0) return list(req, res, { fault: t('transmission.noReceipts') });
    const { done, kept, refused } = await enterReceipts(services, actor, compared.entries);
    for (const id of done) noteAlso(res, { what: 'change', case: id });
    for (const { id, code } of refused) noteAlso(res, { what: 'denied', case: id, why: code });
    const counts = { done: done.length, kept, known: compared.known, blank: compared.blank };
    await list(req, res, {
      said: (['done', 'kept', 'known', 'blank'] as const).flatMap((one) =>
        counts[one] > 0 ? [t(`transmission.came.${one}`, { count: counts[one] })] : [],
      ),
      wrong: refused,
    });
  });

  const mine = async (res: Response, receiver?: Receiver): Promise<WaitingTransmission[]> =>
    (await waitingTransmissions(services, viewerOf(res).actor)).filter((one) => receiver === undefined || one.receiver === receiver);

  async function list(
    req: Request,
    res: Response,
    { fault, wrong = [], said = [] }: { fault?: string; wrong?: readonly WrongLine[]; said?: readonly string[] } = {},
  ): Promise<void> {
    const { t } = res.locals;
    const receiver = receiverIn(req);
    const all = await mine(res);
    const waiting = all.filter((one) => receiver === undefined || one.receiver === receiver);
    show(
      res,
      'transmissions/transmissions',
      {
        title: t('transmission.title'),
        errors: fault === undefined ? {} : { file: fault },
        said,
        wrong: wrong.map((one) => ({ row: t('roster.row', { row: one.row }), number: one.number, why: wrongWords(t, one) })),
        filters: [undefined, ...receivers].map((one) => ({
          href: paths.transmissions({ receiver: one }),
          label: one ? t(`transmission.receiver.${one}`) : t('transmission.all'),
          count: all.filter((each) => one === undefined || each.receiver === one).length,
          current: one === receiver,
        })),
        rows: waiting.slice(0, mostListed).map((one) => ({
          number: one.row.number,
          href: paths.deskCase(one.row.state.id),
          who: one.body.unit?.name ?? one.row.masked,
          ...wordsFor(one, res),
          since: one.since,
        })),
        count: waiting.length,
        more: waiting.length > mostListed ? mostListed : undefined,
        full: all.length >= mostWaiting ? mostWaiting : undefined,
        file: paths.transmissionFile({ receiver }),
        action: paths.transmissions(),
        request: requests.issue(viewerOf(res).actor.id, target, step),
      },
      fault === undefined ? 200 : 422,
    );
  }

  return router;
}

const receiverIn = (req: Request): Receiver | undefined => receivers.find((one) => one === req.query['receiver']);

/** What one is about, in words. */
function wordsFor({ row, policy, receiver, body }: WaitingTransmission, res: Response) {
  const { lang } = res.locals;
  const t = wordsOf(res.locals.t, row.programme);
  const { result, year, period } = body;
  return {
    to: t(`transmission.receiver.${receiver}`),
    matter: policy.term[lang],
    period: periodOf({ year, period }, t, lang) ?? '',
    result: result?.unit ? sayNumber(t, result.value, result.unit) : '',
  };
}
