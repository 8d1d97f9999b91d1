import { type Response } from 'express';
import { standingOffer } from '../../../domain/case/offers';
import { wordsOf } from '../../../domain/programmes/words';
import { titled } from '../../cases/series';
import { paths } from '../../paths';
import { type Services } from '../../services';
import { longDate } from '../../view/formats';
import { type HomeCard } from './home-card';
import { type HomeReads } from './home-reads';

/** One thing to do: what, why and by when, and where it is done. @property about the page of what it is about */
interface ToDo {
  title: string;
  about?: string;
  text: string;
  href: string | undefined;
  label: string | undefined;
}

/** All that waits for an applicant, what runs out first before what may wait. @param waiting their cases in which something is asked of them */
export function toDoOf(services: Services, reads: HomeReads, waiting: readonly HomeCard[], { t, lang }: Response['locals']): ToDo[] {
  const { invited, asked, mandates, homes, lots, cases, toCorrect, openDrafts, nameOf } = reads;
  return [
    ...waiting.map((one) => ({
      title: one.term,
      about: one.href,
      text: one.in + (one.toDo ?? ''),
      href: one.toDoHref,
      label: one.toDoLabel,
    })),
    ...invited
      .filter((one) => one.state === 'invited')
      .map((one) => ({
        title: wordsOf(t, one.programme)('applicant.invited'),
        text: t('applicant.invitedText'),
        href: paths.invitation(one.token),
        label: t('applicant.answerInvitation'),
      })),
    ...asked.map(({ state }) => ({
      title: t('handOver.offers'),
      text: t('handOver.offerFor', {
        place: nameOf(state.place) ?? '',
        due: longDate(standingOffer(state)?.until ?? state.submitted, lang),
      }),
      href: paths.handOver(state.id),
      label: t('unit.answer'),
    })),
    ...mandates.map(() => ({ title: t('unit.asked'), text: t('unit.askedText'), href: paths.units, label: t('unit.answer') })),
    ...homes
      .filter(({ id }) => lots.has(id))
      .map(({ id, name }) => ({
        title: t('orders.lotsAt', { place: name }),
        text: t('orders.lotsWait', { count: lots.get(id) }),
        href: paths.placeOrders(id),
        label: t('orders.ofPlace'),
      })),
    ...cases
      .filter((row) => toCorrect.has(row.state.id))
      .map((row) => ({
        title: t('correction.askedTitle'),
        text: t('correction.toDo', { number: row.number }),
        href: paths.case(row.state.id),
        label: t('correction.title'),
      })),
    ...openDrafts.map((draft) => {
      const title = titled(services, draft, lang, t);
      const place = nameOf(draft.place);
      return {
        title: draft.after ? title : t('applicant.draft', { term: title }),
        text:
          (place ? t('places.in', { place }) : '') +
          wordsOf(t, draft.programme)(draft.after ? 'applicant.draftLinked' : 'applicant.draftText'),
        href: paths.draft(draft.caseId),
        label: t('applicant.goOn'),
      };
    }),
  ];
}
