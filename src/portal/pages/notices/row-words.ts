import { type Response } from 'express';
import { formatYuan } from '../../../domain/money';
import { type StandingRow } from '../../cases/standing-rows';
import { longDate } from '../../view/formats';

/** One row in words. */
export function rowWords({ posting, from, until, held, takes }: StandingRow, res: Response) {
  const { t, lang } = res.locals;
  const { name, term, fen } = posting.row;
  return {
    name,
    term: term[lang],
    amount: fen === undefined ? undefined : t('notices.yuan', { amount: formatYuan(fen) }),
    from: longDate(from, lang),
    until: longDate(until, lang),
    held,
    takes,
  };
}
