import { askWhileAnswered } from '../../activities/ask-while-answered';
import { askedAbout } from '../../activities/asked-about';
import { monthsOf } from '../domain/calendar/months';
import { type CaseState } from '../domain/case/state';
import { type CaseInput } from '../domain/case/submission';
import { type Answers } from '../domain/form/answers';
import { type Unit } from '../domain/ground/explained';
import { type Facts } from '../domain/ground/facts';
import { type MinimumWage, minimumWageIn } from '../domain/ground/minimum-wages';
import { isIn } from '../domain/ground/sheet';
import { formatYuan } from '../domain/money';
import { award } from '../domain/policy/award';
import { eligibility, mayQualify } from '../domain/policy/eligibility';
import { allProgrammes, programmeNamed } from '../domain/programmes';
import { counted, disputedOver, emptyTally } from '../domain/programmes/tally';
import { type AreaCode, type Fen, type Instant, type Month } from '../domain/values';
import { createLogger } from '../log';
import { type Registries } from '../registries/port';
import { type CaseRow } from '../store/cases';
import { replacementOf } from '../store/replaced';
import { chunkRows } from '../store/sheets';
import { type Store } from '../store/store';
import { wireWorker } from '../wiring';
import { commandConfig } from './environment';

/** A granted case that comes out otherwise by the minimum wages as they are known now. Money in fen, everything else by its unit. */
export interface LateWage {
  number: string;
  programme: string;
  /** As it was decided. */
  was: number;
  /** By what is known now; nothing where a condition is not met by it any more. */
  would: number;
  unit?: Unit;
  /** Whose minimum wage was another one then, or not known. */
  months: Month[];
  /** Of a roster: rows of which a registry was silent when it was asked anew, and whether by the wages of then it comes to another figure than then. */
  silent?: number;
  moved?: true;
}

interface Parts {
  store: Pick<Store, 'cases' | 'submissions' | 'texts' | 'sheets' | 'rowResults'>;
  registries: Registries;
  minimumWagesIn: (area: AreaCode) => readonly MinimumWage[];
}

const handful = 50;

/** All of them, oldest id first; what a correction has replaced is left out. Nothing is written. */
export async function* lateWages(parts: Parts): AsyncGenerator<LateWage> {
  const { store } = parts;
  const names = allProgrammes().flatMap(({ name, wages, roster }) => ((wages ?? roster) ? [name] : []));
  const always = ['0' as Instant, '9' as Instant] as const;
  for (let after = ''; ;) {
    const rows = await store.cases.filedWithin(names, always, after, handful);
    for (const row of rows) {
      const found = row.state.decided?.granted && !row.erased ? await otherwise(parts, row) : undefined;
      if (found) yield found;
    }
    if (rows.length < handful) return;
    after = rows.at(-1)?._id ?? '';
  }
}

async function otherwise(parts: Parts, { state, number, programme }: CaseRow): Promise<LateWage | undefined> {
  const { store, minimumWagesIn } = parts;
  const filed = await store.submissions.read(state.id);
  if (!filed || (await replacementOf(store, { case: state.id, relation: '' }))) return undefined;
  const [then, now] = [filed.rules.minimumWages ?? [], minimumWagesIn(state.area)];
  const months = monthsBetween(state, then, now);
  if (months.length === 0) return undefined;
  const found = filed.submission.sheet ? await byRoster(parts, state, filed, [then, now]) : byFigures(state, filed, now);
  if (!found || found.would === state.result?.value) return undefined;
  const { unit } = state.result ?? {};
  return { number, programme, was: state.result?.value ?? 0, ...(unit ? { unit } : {}), months, ...found };
}

/** Of the year that a case is for and the one after it. */
function monthsBetween({ facts, programme }: CaseState, then: readonly MinimumWage[], now: readonly MinimumWage[]): Month[] {
  const year = programmeNamed(programme).year?.(facts);
  const all = year === undefined ? [] : [...monthsOf(year), ...monthsOf(year + 1)];
  return all.filter((month) => minimumWageIn(then, month)?.fen !== minimumWageIn(now, month)?.fen);
}

const resultOf = ({ rules: { policy } }: CaseInput, facts: Facts): number =>
  mayQualify(eligibility(policy, facts)) ? (award(policy, facts)?.value ?? 0) : 0;

/** From the figures that it was filed with. */
function byFigures(state: CaseState, filed: CaseInput, now: readonly MinimumWage[]): Pick<LateWage, 'would'> | undefined {
  const { policy } = filed.rules;
  const facts = programmeNamed(state.programme).wages?.(state.facts, now, policy.award?.with ?? {});
  return facts && { would: resultOf(filed, facts) };
}

type ByRoster = Pick<LateWage, 'would' | 'silent' | 'moved'>;

/** Row by row by what the registries say today, once by the wages of then and once by those of now; what officers said of rows stands. */
async function byRoster(
  { store, registries }: Parts,
  state: CaseState,
  filed: CaseInput,
  tables: readonly [then: readonly MinimumWage[], now: readonly MinimumWage[]],
): Promise<ByRoster | undefined> {
  const { roster } = programmeNamed(state.programme);
  const answers = (await store.texts.readJson(state.answers.id)) as Answers | undefined;
  const { sheet } = filed.submission;
  if (!roster || !answers || !sheet) return undefined;
  const asking = askWhileAnswered(registries);
  const said = state.roster?.judgements ?? [];
  let silent = 0;
  let tallies = tables.map(() => emptyTally(roster));
  for await (const { n, rows } of store.sheets.chunks(sheet)) {
    const rivals = (await store.rowResults.read(state.id, n))?.rivals ?? {};
    for (const [at, row] of rows.entries()) {
      const word = said.findLast((one) => isIn(one.rows, n * chunkRows + at))?.verdict;
      const replies = await askedAbout(asking, roster, row, { answers, facts: state.facts, minimumWages: tables[1] });
      const judged = tables.map((minimumWages) => roster.judge(row, replies, { answers, facts: state.facts, minimumWages }));
      silent += judged[1]?.verdict === 'unverified' ? 1 : 0;
      tallies = tallies.map((tally, which) => {
        const one = judged[which];
        return one ? counted(roster, tally, disputedOver(one, rivals[at]), word) : tally;
      });
    }
  }
  const [then = 0, would = 0] = tallies.map((tally) => resultOf(filed, roster.learn(state.facts, tally)));
  return { would, ...(silent > 0 ? { silent } : {}), ...(then === state.result?.value ? {} : { moved: true as const }) };
}

/** As a line: `350206-2026-0001 quota-reward 10,500.00 → 11,500.00 yuan (+1,000.00), 2025-12`. */
export function inLine({ number, programme, was, would, unit, months, silent, moved }: LateWage): string {
  const said = (value: number): string => (unit === 'fen' ? formatYuan(value as Fen) : String(value));
  const sign = would > was ? '+' : '';
  const notes = [
    ...(silent ? [`; a registry was silent on ${silent} rows`] : []),
    ...(moved ? ['; the registries say otherwise now than then, by the wages of then as well'] : []),
  ];
  const figures = `${said(was)} → ${said(would)} ${unit === 'fen' ? 'yuan' : (unit ?? '')} (${sign}${said(would - was)})`;
  return `${number} ${programme} ${figures}, ${months.join(' ')}${notes.join('')}`;
}

async function main(): Promise<void> {
  const config = commandConfig();
  const { ports, close } = await wireWorker(config, createLogger({ part: 'wages', level: config.logLevel }));
  let found = 0;
  for await (const one of lateWages(ports)) {
    found += 1;
    console.log(inLine(one));
  }
  console.log(`${found} granted cases come out otherwise by the minimum wages as they are entered now; nothing was changed`);
  await close();
  process.exit(0);
}

if (require.main === module) {
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  });
}
