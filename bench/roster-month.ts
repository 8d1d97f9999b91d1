import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Engine } from '../engines/engine';
import { startMongo } from '../engines/mongo';
import { seedPlace } from '../sandbox/seed-place';
import { type Insured } from '../src/domain/places/insured';
import { type AreaCode, type Fen, type LocalDate, type Month, type PartyId, type PlaceId } from '../src/domain/values';
import { endangeredIn, lookAtMonth } from '../src/portal/cases/place-months';
import { testStore, type TestStore } from '../src/store/testing';
import { meter } from './processor';
import { median } from './rig';

const month = '2027-03' as Month;
const city = '330400' as AreaCode;
const minimum = {
  area: city,
  since: '2026-01' as Month,
  fen: 226_000 as Fen,
  yearOnly: false,
  source: { grade: 'PD', title: '示例' },
} as const;

/**
 * The monthly rosters of a city's homes checked: everybody in them read, opened, looked at with what the registries had said, over the bare
 * reading of the same documents by the driver.
 * @returns `ratio` of rosters a second; and the processor milliseconds of both
 */
export async function rosterMonth(homes: number, people: number): Promise<Record<string, unknown>> {
  delete process.env['MONGODB_URI'];
  const dataDir = mkdtempSync(join(tmpdir(), 'zhuye-bench-'));
  const mongo = await startMongo({ dataDir, say: (line) => console.error(line) });
  process.env['MONGODB_URI'] = mongo.address;
  const db = await testStore({ pool: mongo.maxPool });
  try {
    await seed(db, homes, people);
    await ours(db, people);
    await bare(db, people);
    // In turns, so that what else the machine does falls upon both.
    const [us, them]: [Taken[], Taken[]] = [[], []];
    for (let turn = 0; turn < 11; turn += 1) {
      us.push(await taken(mongo, () => ours(db, people)));
      them.push(await taken(mongo, () => bare(db, people)));
    }
    const [mine, theirs] = [median(us.map(({ ms }) => ms)), median(them.map(({ ms }) => ms))];
    return {
      ratio: Math.round((theirs / mine) * 1_000) / 1_000,
      ms: Math.round(mine),
      bareMs: Math.round(theirs),
      processorMs: spent(us),
      bareProcessorMs: spent(them),
      homes,
      people,
      mongodb: mongo.name,
    };
  } finally {
    await db.end();
    await mongo.stop();
  }
}

interface Taken {
  ms: number;
  processorMs: Record<string, number>;
}

async function taken({ pid }: Engine, job: () => Promise<void>): Promise<Taken> {
  const stop = meter({ node: { pid: process.pid }, mongodb: pid === undefined ? undefined : { group: pid } });
  const start = performance.now();
  await job();
  return { ms: performance.now() - start, processorMs: stop() };
}

/** Of all turns together, each. */
const spent = (all: readonly Taken[]): Record<string, number> =>
  Object.fromEntries(
    Object.keys(all[0]?.processorMs ?? {}).map((name) => [
      name,
      Math.round(all.reduce((sum, one) => sum + (one.processorMs[name] ?? 0), 0) / all.length),
    ]),
  );

async function ours({ store }: TestStore, people: number): Promise<void> {
  const places = await store.places.in([city]);
  const looks = await lookAtMonth({ store, minimumWages: [minimum] }, places, month, '2027-04-01' as LocalDate);
  const rows = looks.reduce((sum, one) => sum + one.rows.length, 0);
  const endangered = looks.reduce((sum, one) => sum + endangeredIn(one), 0);
  // Of every tenth the wage is a fen below.
  if (rows !== people || endangered !== Math.ceil(people / 10)) throw new Error(`${rows} rows, ${endangered} of them endangered`);
}

async function bare({ connection }: TestStore, people: number): Promise<void> {
  const of = (name: string) => connection.collection<{ _id: string }>(name);
  const places = await of('places')
    .find({ area: { $gte: '3304', $lt: '3304:' } })
    .toArray();
  const ids = places.map(({ _id }) => _id);
  const [stays, months] = await Promise.all([
    of('stays')
      .find({ place: { $in: ids } })
      .toArray(),
    of('place-months')
      .find({ _id: { $in: ids.map((id) => `${id}/${month}`) } })
      .toArray(),
  ]);
  if (stays.length !== people || months.length !== ids.length) throw new Error(`${stays.length} stays, ${months.length} months`);
}

async function seed({ store }: TestStore, homes: number, people: number): Promise<void> {
  for (let home = 0; home < homes; home += 1) {
    const operator = `operator-${home % 40}` as PartyId;
    const numbers = Array.from({ length: people }, (_, n) => n).filter((n) => n % homes === home);
    const id = `330402-home-${String(home + 1).padStart(3, '0')}` as PlaceId;
    const stays = await seedPlace(
      store,
      {
        id,
        kind: 'home',
        name: `示例之家${home + 1}`,
        area: `33040200${1 + (home % 8)}` as AreaCode,
        address: `示例路 ${home + 1} 号`,
        operator,
        capacity: 40,
        rooms: 8,
        opened: '2024-01-01' as LocalDate,
        sandbox: true,
      },
      numbers.map((n) => {
        const identity = `33040219900101${String(n).padStart(4, '0')}`;
        return {
          name: `示例${n}`,
          identity,
          certificate: `${identity}53`,
          from: '2025-01-01' as LocalDate,
          contract: { employer: operator, from: '2025-01-01' as LocalDate },
          guardian: { name: `监护${n}`, telephone: '13800138000', relation: 'parent' as const },
        };
      }),
    );
    const rows = stays.map((stay, at) => ({
      stay: stay.id,
      days: 20,
      wage: ((numbers[at] ?? 0) % 10 === 0 ? 225_999 : 226_000) as Fen,
      insured: true,
      remarks: '按时出勤',
    }));
    await store.placeMonths.save(id, month, rows, 0);
    const said: Insured = {
      kind: 'ours',
      wage: 226_000 as Fen,
      insured: true,
      others: false,
      certificate: { until: '2031-01-01' as LocalDate },
    };
    await store.placeMonths.keepChecks(id, month, new Map(stays.map((stay) => [stay.id, said])));
  }
}
