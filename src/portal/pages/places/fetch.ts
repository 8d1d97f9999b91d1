import { type Response } from 'express';
import { mayFetch } from '../../../domain/places/day';
import { type Stay } from '../../../domain/places/stay';
import { showStep } from '../../accounts/step';
import { type DayLook } from '../../cases/place-days';
import { faultWords } from '../../forms/fields';
import { paths } from '../../paths';
import { freshRequest } from './day-form';

interface Fetching {
  typed?: Record<string, string>;
  errors?: Record<string, string>;
}

/** 接走: who fetches a resident; those who are named to choose from, and anybody else with the reason. */
export function showFetch(
  res: Response,
  { place, day, today, standing }: DayLook,
  stay: Stay,
  { typed = {}, errors = {} }: Fetching,
): void {
  const { t } = res.locals;
  const named = mayFetch(stay, standing, day);
  const field = (name: string) => ({ name, value: typed[name] ?? '', label: t(`dayBook.fetch.${name}`), autocomplete: 'off' });
  showStep(res, {
    title: t('dayBook.fetch.title', { person: stay.name }),
    lead: [t(named.length > 0 ? 'dayBook.fetch.lead' : 'dayBook.fetch.nobody')],
    action: paths.placeDay(place.id, day),
    hidden: { do: 'fetched', stay: stay.id, request: freshRequest() },
    questions: [
      {
        ...field('who'),
        options: [
          ...named.map(({ name, relation, own }) => ({
            value: name,
            label: t('dayBook.fetch.named', { name, relation: t(`form.resident.guardianRelation.options.${relation}`) }),
            ...(own ? { hint: t('dayBook.byGuardian') } : {}),
          })),
          { value: 'other', label: t('dayBook.fetch.somebody'), hint: t('dayBook.fetch.somebodyHint') },
        ],
        ...(named.length === 0 ? { value: 'other' } : {}),
      },
      { ...field('other'), optional: true },
      { ...field('why'), optional: true, hint: t('dayBook.fetch.whyHint') },
      { ...field('time'), optional: day === today, hint: t(day === today ? 'dayBook.nowHint' : 'dayBook.timeHint') },
    ],
    errors: Object.fromEntries(
      Object.entries(errors).map(([name, code]) => [name, code === 'not-named' ? t('dayBook.fetch.notNamed') : faultWords(t, code)]),
    ),
    button: t('dayBook.fetch.button'),
    back: paths.placeDay(place.id, day),
  });
}
