import { maskName } from '../../domain/masking';
import { type CaseState, type Finding } from '../../domain/case/state';
import { type StartupGrantAnswers } from '../../domain/programmes/startup-grant-answers';
import { optionalWords } from '../pages/applicant/fields';
import { paths } from '../paths';
import { type Services } from '../services';
import { type Translate } from '../view/words';
import { sidesOf, type Sides } from './compared-words';
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
  const answers = (await store.texts.readJson(state.answers.id)) as StartupGrantAnswers | undefined;
  const replies = await store.registryReplies.of(state.id);
  const say = { t, lang, street: streetNames(services, t, lang) };
  const line = ({ id, verdict, settled }: Finding): Line => {
    const [registry = '', subject = '', name = ''] = id.split('/');
    const reply = replies.find((one) => one.registry === registry && one.subject === subject)?.reply as
      { kind?: string; record?: Record<string, unknown> } | undefined;
    const founder = subject === 'firm' ? undefined : answers?.founders[Number(subject)];
    const record = reply?.kind === 'found' ? reply.record : undefined;
    const sides = answers && sidesOf(`${registry}/${name}`, { verdict, answers, founder, record, on: state.facts.on }, say);
    return {
      id,
      what: `${optionalWords(t, `finding.${registry}.${name}`) ?? id}${founder ? `（${maskName(founder.name)}）` : ''}`,
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
