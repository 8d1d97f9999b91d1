import { hearingAt } from '../../../../domain/case/steps/hear';
import { answersOf } from '../../../cases/hearings';
import { type CaseLook, stepName } from '../../../cases/look';
import { shortDate } from '../../../view/formats';

/** 听取陈述: each time that somebody was heard, what they said with which papers, until when they could, and how it ended. */
export async function hearingsOf(look: CaseLook) {
  const { services, state, actor, t, may } = look;
  if (!may('answers')) return [];
  const open = state.obligations.find(({ kind }) => kind === 'hear');
  const fresh = open && hearingAt(state, open.step);
  const all = [
    ...(state.hearings ?? []).filter((one) => one !== fresh && (one.over || one.step !== fresh?.step)),
    ...(fresh ? [fresh] : []),
  ];
  return Promise.all(
    all.map(async (one) => ({
      step: stepName(look, one.step),
      period: t('hearing.period', { asked: shortDate(one.asked), until: one.until ? shortDate(one.until) : '' }),
      answers: await answersOf(services, state, one, actor.id, t),
      is: one.over ? t(`hearing.over.${one.over.how}`, { on: shortDate(one.over.at) }) : t('hearing.open'),
    })),
  );
}
