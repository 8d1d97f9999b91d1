import { isKeptFrom } from '../../../domain/case/may-read';
import { type Actor } from '../../../domain/offices';
import { type ActorId, type CaseId } from '../../../domain/values';
import { type Access } from '../../../store/access';
import { paths } from '../../paths';
import { type Services } from '../../services';
import { type Translate } from '../../view/words';

/**
 * Lines as an auditor reads them, but those of a case that is kept from them. Officers stand under their names; everybody else under the
 * account's id.
 */
export async function shownLines({ store, people }: Services, reader: Actor, all: readonly Access[], t: Translate) {
  const cases = await store.cases.readMany([...new Set(all.flatMap((one) => one.case ?? []))]);
  const kept = new Set(cases.filter((row) => isKeptFrom(reader, row.state)).map((row) => row.state.id));
  const lines = all.filter((one) => one.case === undefined || !kept.has(one.case));
  const numbers = new Map(cases.map((row) => [row.state.id, row.number]));
  const actors = [...new Set(lines.flatMap((one) => one.actor ?? []))];
  const reasons = lines.flatMap((one) => one.reason?.id ?? []);
  const [names, texts] = await Promise.all([officersNamed(people, actors), store.texts.readMany(reasons)]);
  return lines.map((line) => ({
    ...line,
    name: line.actor ? (names.get(line.actor) ?? '') : line.operator ? t('log.operator', { operator: line.operator }) : t('log.nobody'),
    byActor: line.actor ? paths.log({ actor: line.actor }) : undefined,
    number: line.case && (numbers.get(line.case) ?? line.case),
    byCase: line.case ? paths.log({ case: line.case }) : undefined,
    byAddress: line.ip ? paths.log({ ips: line.ip }) : undefined,
    addressTail: line.ip?.split('.')[1]?.slice(0, 8),
    did: t(`log.kinds.${line.what}`),
    came: line.status === undefined ? t('log.results.begun') : t(`log.results.${line.status < 400 ? 'done' : 'failed'}`),
    failed: line.status !== undefined && line.status >= 400,
    said: line.reason ? (texts.get(line.reason.id)?.text ?? '') : '',
  }));
}

export type ShownLine = Awaited<ReturnType<typeof shownLines>>[number];

async function officersNamed(people: Services['people'], actors: readonly ActorId[]): Promise<Map<ActorId, string>> {
  const known = await Promise.all(actors.map((one) => people.actorOf(one)));
  return people.names(known.flatMap((one) => (one?.kind === 'officer' ? [one.id] : [])));
}

/** Of a case that the asked number names, its id, if any line of it may be read. */
export async function caseNumbered({ store }: Services, reader: Actor, typed: string): Promise<CaseId | undefined> {
  if (!/^[\w-]{1,64}$/.test(typed)) return undefined;
  const row = (await store.cases.byNumber(typed)) ?? (await store.cases.read(typed as CaseId));
  return row && isKeptFrom(reader, row.state) ? undefined : (row?.state.id ?? (typed as CaseId));
}
