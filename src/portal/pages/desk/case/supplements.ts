import { type Answers } from '../../../../domain/form/answers';
import { type CaseEvent } from '../../../../domain/case/events';
import { type EvidenceRef } from '../../../../domain/case/state';
import { type TextRef } from '../../../../domain/values';
import { paths } from '../../../paths';
import { type History } from './history';
import { itemName, type CaseLook } from '../../../cases/look';

type Asked = Extract<CaseEvent, { type: 'supplement-asked' }>;
type Answered = Extract<CaseEvent, { type: 'supplemented' }>;

/** 补正: what was asked in which words, and what came in answer to it, paper by paper. */
export async function supplementsOf(look: CaseLook, { rows, wordsOf, nameOf }: History) {
  if (!look.may('papers')) return [];
  let papers: readonly EvidenceRef[] = look.input.submission.evidence;
  let answers: TextRef = look.input.submission.answers;
  const found = [];
  for (const { event } of rows) {
    if (event.type === 'supplement-asked') found.push({ asked: event, came: undefined as Came | undefined });
    const last = found.at(-1);
    if (event.type !== 'supplemented' || !last) continue;
    last.came = await cameWith(look, event, papers, answers);
    ({ evidence: papers, answers } = event);
  }
  return found.map(({ asked, came }) => ({
    who: nameOf(asked.by),
    at: asked.at,
    due: asked.due,
    answered: came?.at,
    words: came?.words,
    items: itemsOf(look, asked, wordsOf, came),
  }));
}

interface Came {
  at: string;
  papers: EvidenceRef[];
  words: string[];
}

async function cameWith({ services: { store } }: CaseLook, event: Answered, had: readonly EvidenceRef[], before: TextRef): Promise<Came> {
  const remarksIn = async ({ id }: TextRef): Promise<string[]> => ((await store.texts.readJson(id)) as Answers | undefined)?.remarks ?? [];
  const [old, now] = await Promise.all([remarksIn(before), remarksIn(event.answers)]);
  return {
    at: event.at,
    papers: event.evidence.filter((one) => !had.some((other) => other.file === one.file)),
    words: now.slice(old.length),
  };
}

const itemsOf = (look: CaseLook, asked: Asked, wordsOf: History['wordsOf'], came: Came | undefined) =>
  asked.items.map((one) => ({
    label: itemName(look, one.item),
    words: wordsOf(one.text.id),
    papers: (came?.papers ?? [])
      .filter((paper) => paper.item === one.item)
      .map((paper) => ({ href: paths.deskPaper(look.state.id, paper.file) })),
  }));
