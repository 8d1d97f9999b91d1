import { maskCertificate, maskName } from '../../domain/masking';
import { type CaseState } from '../../domain/case/state';
import { type StartupGrantAnswers } from '../../domain/programmes/startup-grant-answers';
import { type Services } from '../services';
import { type Translate } from '../view/words';

interface Line {
  id: string;
  /** For an address: the id holds slashes. */
  what: string;
  given: string;
  registered: string;
  settled?: string;
}

/** Findings as an officer sees them: what differs stands out, what agrees is folded away, what nobody could check is to be settled. */
export interface Compared {
  differing: Line[];
  agreeing: Line[];
  unverified: Line[];
}

export async function differences({ store }: Services, state: CaseState, t: Translate, _lang: 'zh-CN' | 'en'): Promise<Compared> {
  const answers = (await store.texts.readJson(state.answers.id)) as StartupGrantAnswers | undefined;
  const replies = await store.registryReplies.of(state.id);
  const line = ({ id, verdict, settled }: CaseState['findings'][number]): Line => {
    const [registry = '', subject = '', field = ''] = id.split('/');
    const reply = replies.find((one) => one.registry === registry && one.subject === subject)?.reply as
      { kind?: string; record?: Record<string, unknown> } | undefined;
    const founder = subject === 'firm' ? undefined : answers?.founders[Number(subject)];
    const given =
      subject === 'firm'
        ? (answers?.firm as unknown as Record<string, unknown>)?.[field]
        : (founder as unknown as Record<string, unknown> | undefined)?.[givenAs[field] ?? field];
    const registered = reply?.kind === 'found' ? reply.record?.[registeredAs[`${registry}/${field}`] ?? field] : undefined;
    return {
      id,
      what: `${t(`finding.${registry}.${field}`)}${founder ? `（${maskName(founder.name)}）` : ''}`,
      given: shown(field, given),
      registered:
        verdict === 'absent' ? t('finding.absent') : verdict === 'unverified' ? t('finding.unverified') : shown(field, registered),
      ...(settled ? { settled: t(`finding.settled.${settled.verdict}`) } : {}),
    };
  };
  const settledAs = (one: CaseState['findings'][number]) => one.settled?.verdict ?? one.verdict;
  const of = (...verdicts: string[]): Line[] => state.findings.filter((one) => verdicts.includes(settledAs(one))).map(line);
  return { differing: of('differs', 'absent'), agreeing: of('agrees'), unverified: of('unverified') };
}

const givenAs: Record<string, string> = { number: 'certificate', area: 'household', validity: 'certificate' };
const registeredAs: Record<string, string> = {
  'certificate/number': 'certificate',
  'certificate/validity': 'validUntil',
  'household/area': 'area',
};

/** Numbers of documents stay masked; a list of identity numbers says only how many there are. */
function shown(field: string, value: unknown): string {
  if (value === undefined || value === null) return '';
  if (field === 'number' || field === 'validity')
    return /^\d{4}-\d\d-\d\d$/.test(String(value)) ? String(value) : maskCertificate(String(value));
  if (Array.isArray(value)) return String(value.length);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
