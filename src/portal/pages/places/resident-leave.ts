import { type Request, type Response } from 'express';
import { parseDate } from '../../../domain/identifiers/date';
import { type Stay } from '../../../domain/places/stay';
import { type LocalDate } from '../../../domain/values';
import { showStep } from '../../accounts/step';
import { type PlaceLook } from '../../cases/place-access';
import { keyOf } from '../../cases/place-months';
import { todayInShanghai } from '../../cases/places';
import { note } from '../../logged';
import { textOf } from '../../middleware/bodies';
import { paths } from '../../paths';
import { type Services } from '../../services';
import { showRefused } from '../../view/errors';
import { plainDate } from '../../view/formats';
import { type Translate } from '../../view/words';
import { ends, showResident } from './resident-model';

/** Their last day and why; asked once more, since nothing takes it back. */
export async function leave(services: Services, req: Request, res: Response, look: PlaceLook, stay: Stay): Promise<void> {
  const { store } = services;
  const { t, lang } = res.locals;
  const typed = { until: textOf(req, 'until'), why: textOf(req, 'why') };
  const until = parseDate(typed.until);
  const why = ends.find((one) => one === typed.why);
  const errors = {
    ...('value' in until ? dayFault(until.value, stay, t) : { until: t('places.lastDayMissing') }),
    ...(why ? {} : { why: t('form.errors.choose') }),
  };
  if (!('value' in until) || !why || Object.keys(errors).length > 0)
    return showResident(services, res, look, stay, { leaving: { ...typed, errors } });
  if (textOf(req, 'sure') !== 'yes') {
    return showStep(res, {
      title: t('places.leaveSure', { name: stay.name }),
      lead: [t(`places.leaveLead.${why}`, { date: plainDate(until.value, lang) }), t('places.leaveStays')],
      action: paths.placeResident(look.place.id, stay.id),
      hidden: { do: 'leave', until: until.value, why, sure: 'yes' },
      questions: [],
      button: t(`places.leaveButton.${why}`),
      back: paths.placeResident(look.place.id, stay.id),
    });
  }
  await store.stays.leave(look.place.id, stay.id, until.value, why);
  const left = await store.stays.find(look.place.id, stay.id);
  if (left?.until !== undefined && (left.until !== until.value || left.why !== why)) {
    const said = { date: plainDate(left.until, lang), why: t(`places.ends.${left.why ?? why}`) };
    return showRefused(req, res, t('places.leftBefore', said), paths.placeResident(look.place.id, stay.id));
  }
  note(res, { target: keyOf(stay), why: `left-${why}` });
  res.redirect(303, paths.placeResidents(look.place.id, { [why === 'hired' ? 'hired' : 'left']: 'yes' }));
}

const dayFault = (until: LocalDate, { from }: Pick<Stay, 'from'>, t: Translate): { until?: string } =>
  until < from ? { until: t('places.lastDayBefore') } : until > todayInShanghai() ? { until: t('form.errors.future-date') } : {};
