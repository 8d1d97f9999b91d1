import { type Response } from 'express';
import { type ActorId, type OfficeId } from '../../../domain/values';
import { type Access } from '../../../store/access';
import { type CaseRow } from '../../../store/cases';
import { officersItem } from '../../cases/look';
import { policyById } from '../../cases/places';
import { patterns } from '../../paths';
import { type Services } from '../../services';
import { shortTime } from '../../view/formats';
import { unmasked } from '../desk/unmask';

interface Seen {
  lines: readonly Access[];
  /** Whose lines these are, with the offices of their posts now. */
  offices: ReadonlyMap<ActorId, readonly OfficeId[]>;
}

const ofPapers: readonly string[] = [patterns.caseFile, patterns.casePage, patterns.casePaper, patterns.deskPaper];

/** What a line says was seen: a word's key under `looks`, and what of it (a paper's id, a field). */
function seenBy({ what, path = '', target }: Access): { key: string; of?: string | undefined } {
  if (ofPapers.includes(path)) return { key: 'paper', of: target?.split('/')[0] };
  if (what !== 'unmask') return { key: path === patterns.caseLetter ? 'letter' : 'case' };
  if (path === patterns.deskUnmask) return { key: 'whole', of: target };
  return { key: path === patterns.deskAct ? 'visit' : 'envelope' };
}

/** Lines as their applicant reads them: what one officer saw of one kind within a minute is one, as a page brings its pictures with it. */
export async function looksIn({ store, policies }: Services, { state }: CaseRow, res: Response, { lines, offices }: Seen) {
  const { t, lang } = res.locals;
  const policy = policyById({ policies }, state.policy);
  const items = new Map((await store.files.listFor(state.id)).map(({ id, item }) => [id as string, item]));
  const paperName = (id: string): string => {
    const item = items.get(id) ?? '';
    return officersItem(item, t) ?? policy?.evidence.find((one) => one.item === item)?.say[lang] ?? item;
  };
  const officeName = (id: OfficeId): string => policies.offices.find((one) => one.id === id)?.name[lang] ?? id;
  const looks = new Map<string, { at: string; office: string; key: string; items: Set<string> }>();
  for (const line of lines) {
    const { key, of = '' } = seenBy(line);
    const at = shortTime(line.at);
    const look = looks.get([line.actor, at, key].join()) ?? {
      at,
      office: officesThen(line, offices).map(officeName).join('、'),
      key,
      items: new Set(),
    };
    look.items.add(key === 'whole' ? unmasked(state.programme, of, t) : paperName(of));
    looks.set([line.actor, at, key].join(), look);
  }
  return [...looks.values()].map(({ at, office, key, items: seen }) => ({
    at,
    office,
    what: t(`looks.${key}`, { items: [...seen].join('、') }),
  }));
}

/** The offices somebody looked for: of their posts those that the line has; a line begins with the posts of its time. */
function officesThen({ actor, offices: then = [] }: Access, offices: Seen['offices']): readonly OfficeId[] {
  const still = (actor ? (offices.get(actor) ?? []) : []).filter((one) => then.includes(one));
  return still.length > 0 ? [...new Set(still)] : then.slice(0, 1);
}
