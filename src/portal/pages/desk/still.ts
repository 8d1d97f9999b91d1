import { type StepKind } from '../../../domain/programmes/route-shape';
import { type Translate } from '../../view/words';

/** 不计入办理时限 must name its 环节: only 补正, a bounced payment, an objection and a veto over the place leave a step without a due instant. */
export const stillWords = (kind: StepKind, t: Translate): string =>
  kind === 'notice'
    ? t('desk.still.notice')
    : kind === 'accept'
      ? t('desk.still.supplement')
      : kind === 'pay'
        ? t('desk.still.bounced')
        : kind === 'decide'
          ? t('desk.still.bar')
          : t('desk.still.other');
