import { isOffices } from '../../../../domain/programmes';
import { stopsLimits } from '../../../../domain/policy/phases';
import { localDate } from '../../../../domain/calendar/instants';
import { workingDaysBetween } from '../../../../domain/calendar/working-days';
import { type ActorId } from '../../../../domain/values';
import { instantNow } from '../../../../store/clock';
import { type Language } from '../../../../store/people';
import { type Task } from '../../../../store/task';
import { policyById } from '../../../cases/places';
import { paths } from '../../../paths';
import { type Services } from '../../../services';
import { type Translate } from '../../../view/words';
import { stillWords } from '../still';

interface Reader {
  t: Translate;
  lang: Language;
  /** Colleagues on leave, by id, whose tasks stand in the reader's own list (AB岗). */
  absent: ReadonlyMap<ActorId, string>;
}

export function rowOf(services: Services, task: Task, { t, lang, absent }: Reader) {
  const policy = policyById(services, task.policy ?? '') ?? services.policies.policies.find((one) => one.programme === task.programme);
  const step = policy?.route.find((one) => one.step === task.step);
  const covered = task.holders.map((one) => absent.get(one)).find(Boolean);
  return {
    key: task._id,
    href: isOffices(task.programme) ? paths.batch(task.case) : paths.deskCase(task.case),
    number: task.number,
    name: task.masked || t('desk.batch'),
    matter: policy?.term[lang] ?? task.programme,
    step: step?.name[lang] ?? task.step,
    left: task.open ? leftOf(services, task, t) : '',
    urgent: task.open ? urgencyOf(services, task) : undefined,
    // By the clock that the days before it are counted by.
    due: task.open && task.due ? task.order : undefined,
    ended: task.ended,
    differs: task.differs > 0 ? t('desk.differs', { count: task.differs }) : '',
    hint: [
      covered ? t('desk.covering', { name: covered }) : '',
      task.open && task.waitingFor ? t(`desk.waitingFor.${task.waitingFor}`) : '',
      task.open && task.clear ? t('desk.rosterClear') : '',
      task.open && stopsLimits(task.kind) ? t(`status.stillFor.${task.kind}`) : '',
    ]
      .filter(Boolean)
      .join('；'),
  };
}

/** The tag of what is over its limit, or will be by tonight; the rest has none. */
function urgencyOf({ policies }: Services, { order, due, overdue }: Task): 'wrong' | 'warn' | undefined {
  const now = instantNow();
  if (overdue || order < now) return 'wrong';
  return due && workingDaysBetween(policies.calendar, localDate(now), localDate(order)) === 0 ? 'warn' : undefined;
}

/** 还有 3 个工作日 / 超期 2 个工作日 / 补正期间不计入办理时限. */
function leftOf({ policies }: Services, { order, due, kind }: Task, t: Translate): string {
  if (!due) return stillWords(kind, t);
  const now = instantNow();
  const days = workingDaysBetween(policies.calendar, localDate(now), localDate(order));
  if (order < now) return t('desk.late', { days: Math.max(1, -days) });
  return days === 0 ? t('desk.today') : t('desk.left', { days });
}
