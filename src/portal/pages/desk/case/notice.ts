import { noticeUntil } from '../../../../domain/case/steps/notice';
import { mayRead } from '../../../../domain/case/may-read';
import { paths } from '../../../paths';
import { readable } from '../../../cases/case-access';
import { type CaseLook, stepName } from '../../../cases/look';
import { type History } from './history';

/** 公示: until when each notice stands or stood, who objected when and what came of it, and where it was posted as well. */
export async function noticesOf(look: CaseLook, { wordsOf, nameOf }: History) {
  const { services, state, actor, t } = look;
  const ids = state.notices.flatMap(({ holds }) => holds.map((one) => one.objection));
  const objections = new Map((await Promise.all(ids.map((id) => services.store.cases.read(id)))).map((one) => [one?.state.id, one]));
  return state.notices.map(({ step, from, taken, holds, boards }) => ({
    step: stepName(look, step),
    from,
    until: noticeUntil(state, step),
    page: taken ? undefined : pageOf(look, step),
    objections: holds.map(({ objection, at, upheld }) => {
      const row = objections.get(objection);
      const reads = row && mayRead(services.policies.offices, actor, row.state, row.offices, 'progress');
      return {
        at,
        number: row?.number,
        href: reads ? paths.deskCase(objection) : undefined,
        is: t(upheld === undefined ? 'case.notice.open' : upheld ? 'case.notice.upheld' : 'case.notice.dismissed'),
      };
    }),
    boards: boards.map(({ by, at, text, photos }) => ({ who: nameOf(by), at, words: wordsOf(text.id), photos: photos.length })),
  }));
}

/** Its office's public page, while it is open there. */
function pageOf({ state }: CaseLook, step: string): string | undefined {
  const open = state.obligations.find((one) => one.step === step);
  return open && paths.noticesOf(open.office);
}

/** The case that this one objects to or looks into again; a link only to what the reader may open. Of a series the period before is shown. */
export async function followedBy({ services, state, actor, t }: CaseLook) {
  if (!state.after || state.after.period) return undefined;
  const row = await readable(services.store, state.after.case);
  if (!row) return undefined;
  return {
    title: t('case.follows'),
    number: row.number,
    href: mayRead(services.policies.offices, actor, row.state, row.offices, 'progress') ? paths.deskCase(row.state.id) : undefined,
  };
}
