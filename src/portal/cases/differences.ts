import { maskName } from '../../domain/masking';
import { type Answers } from '../../domain/form/answers';
import { programmeNamed } from '../../domain/programmes';
import { type CaseState, type Finding } from '../../domain/case/state';
import { optionalWords } from '../forms/words';
import { paths } from '../paths';
import { type Services } from '../services';
import { type Translate } from '../view/words';
import { lineOf, sidesOf, type Sides } from './compared-words';
import { streetNames } from './streets';

export interface Line extends Sides {
  id: string;
  what: string;
  /** How an officer settled it, and where the paper is that it was settled from. */
  settled?: string;
  paper?: string;
}

/** Findings as an officer sees them: what differs stands out, what agrees is folded away, what nobody could check is to be settled. */
export interface Compared {
  differing: Line[];
  agreeing: Line[];
  unverified: Line[];
  /** The one sentence that is true of the whole, if any is. */
  sentence?: 'notCompared' | 'allAgree';
}

export async function differences(services: Services, state: CaseState, t: Translate, lang: 'zh-CN' | 'en'): Promise<Compared> {
  const { store } = services;
  const answers = (await store.texts.readJson(state.answers.id)) as Answers | undefined;
  const programme = programmeNamed(state.programme);
  const replies = await store.registryReplies.of(state.id);
  const say = { t, lang, place: streetNames(services, t, lang) };
  const line = ({ id, verdict, settled }: Finding): Line => {
    const [registry = '', subject = '', name = ''] = id.split('/');
    const reply = replies.find((one) => one.registry === registry && one.subject === subject)?.reply as
      { kind?: string; record?: unknown } | undefined;
    const whose = answers?.people[Number(subject)];
    const record = reply?.kind === 'found' ? reply.record : undefined;
    const compares = lineOf(state, registry, name);
    const about = { verdict, subject: { id: subject, key: '' }, record, on: state.facts.on };
    const sides = answers && compares && sidesOf(programme, compares, { ...about, answers }, say);
    return {
      id,
      what: `${optionalWords(t, `finding.${registry}.${name}`) ?? id}${whose ? `（${maskName(whose.name)}）` : ''}`,
      ...(sides ?? { given: '', registered: '' }),
      ...(settled ? { settled: t(`finding.settled.${settled.verdict}`) } : {}),
      ...(settled?.paper ? { paper: paths.deskPaper(state.id, settled.paper.file) } : {}),
    };
  };
  return grouped(state.findings, line);
}

/** Each finding under what it came to; a sentence about the whole only where it is true of the whole. */
export function grouped(findings: readonly Finding[], line: (finding: Finding) => Line): Compared {
  const of = (...verdicts: string[]): Line[] => findings.filter((one) => verdicts.includes(one.settled?.verdict ?? one.verdict)).map(line);
  const [differing, agreeing, unverified] = [of('differs', 'absent'), of('agrees'), of('unverified')];
  const sentence =
    findings.length === 0 ? ('notCompared' as const) : agreeing.length === findings.length ? ('allAgree' as const) : undefined;
  return { differing, agreeing, unverified, ...(sentence ? { sentence } : {}) };
}
