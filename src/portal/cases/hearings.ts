import { type CaseState, type Hearing } from '../../domain/case/state';
import { hearingPaper } from '../../domain/case/steps/hear';
import { programmeNamed } from '../../domain/programmes';
import { type FileInfo } from '../../store/files';
import { formWords } from '../forms/words';
import { type Services } from '../services';
import { type Translate } from '../view/words';
import { ownAnswerRows } from './answer-rows';
import { paperRow } from './paper-rows';

/** What a supervisor asked as they began the case over somebody's: their words, each under its label; none of a case that was not begun so. */
export async function askedRows(
  services: Services,
  state: CaseState,
  t: Translate,
  lang: 'zh-CN' | 'en',
): Promise<{ key: string; value: string }[]> {
  const asks = programmeNamed(state.programme).begunOver?.asks;
  const groups = asks ? await ownAnswerRows(services, state, state.answers.id, t, lang) : [];
  return groups.find(({ title }) => asks && title === formWords(t).title(asks))?.rows ?? [];
}

/** What was said in a hearing, one answer after the other, each with its papers. @param reader whose page it is */
export async function answersOf(services: Services, state: CaseState, { answers }: Hearing, reader: string, t: Translate) {
  const texts = await services.store.texts.readMany(answers.map(({ text }) => text.id));
  const files = answers.some(({ papers }) => papers.length > 0) ? await services.store.files.listFor(state.id) : [];
  return answers.map(({ at, text, papers }) => ({
    at,
    words: texts.get(text.id)?.text,
    papers: files.filter(({ id }) => papers.some(({ file }) => file === id)).map((file) => paperRow(services, file, reader, t)),
  }));
}

/** Papers chosen for an answer that was not handed in yet. */
export async function waitingPapers({ store }: Pick<Services, 'store'>, state: CaseState): Promise<FileInfo[]> {
  const said = new Set(state.hearings?.flatMap(({ answers }) => answers.flatMap(({ papers }) => papers.map(({ file }) => file))));
  return (await store.files.listFor(state.id)).filter(({ id, item }) => item === hearingPaper && !said.has(id));
}
