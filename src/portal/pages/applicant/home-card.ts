import { type Response } from 'express';
import { speaksFor } from '../../../domain/mandates';
import { wordsOf } from '../../../domain/programmes/words';
import { type CaseRow } from '../../../store/cases';
import { statusOf } from '../../cases/status';
import { paths } from '../../paths';
import { type Services } from '../../services';
import { type HomeReads } from './home-reads';

/** A case as its applicant's home page has it. */
export function homeCard(services: Services, { actor, nameOf }: HomeReads, row: CaseRow, { t, lang }: Response['locals']) {
  const place = nameOf(row.state.place);
  return {
    href: paths.case(row.state.id),
    number: row.number,
    place,
    in: place ? t('places.in', { place }) : '',
    paid: row.state.payments.find((one) => one.status === 'paid'),
    ...statusOf(services, row.state, lang, wordsOf(t, row.programme), speaksFor(actor, row.state.applicant)),
  };
}

export type HomeCard = ReturnType<typeof homeCard>;
