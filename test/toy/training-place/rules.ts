import { answered, nothing, rule } from '../../../src/domain/programmes/rule';
import { type TrainingFacts } from './facts';

export const notAttended = rule(nothing, ({ attended }: TrainingFacts) =>
  answered(
    attended === undefined ? undefined : !attended,
    ['今年还没有参加过培训。', 'No course was attended this year.'],
    ['今年已经参加过培训，明年可以再申请。', 'A course was attended this year; apply again next year.'],
    ['还没有填写是否参加过培训。', 'Whether a course was attended is not filled in yet.'],
  ),
);
