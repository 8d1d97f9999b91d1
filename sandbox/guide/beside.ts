import { type Fault } from '../faults';
import { type Caught } from '../letters/caught';
import { type SandboxPlaces } from './places';

/** A service of the sandbox is asked on this machine: what takes longer is not shown. */
const asked = (url: string, init: RequestInit = {}): Promise<Response> => fetch(url, { ...init, signal: AbortSignal.timeout(2_000) });

/** What the catcher holds, newest first; undefined if it does not answer. */
export async function lettersCaught({ smsUrl }: SandboxPlaces): Promise<Caught[] | undefined> {
  try {
    return ((await (await asked(`${smsUrl}/_caught`)).json()) as Caught[]).reverse();
  } catch {
    return undefined;
  }
}

/** What a service can be told to do wrong, under a name that the page has words for; the first is none. */
const registry: Record<string, Fault> = { slow: { latencyMs: 10_000 }, away: { status: 503 }, missing: { missing: true } };
const receiving: Record<string, Fault> = { away: { status: 503 }, 'loses-reply': { loseReply: true } };
const sending: Record<string, Fault> = { away: { status: 503 }, refuses: { status: 422 } };

/** Every switch of the page: which service has it, its name there, and the positions besides 正常. */
export const switches = [
  { at: 'registriesUrl', name: 'certificate', positions: registry },
  { at: 'registriesUrl', name: 'household', positions: registry },
  { at: 'registriesUrl', name: 'business', positions: registry },
  { at: 'registriesUrl', name: 'social-insurance', positions: registry },
  { at: 'registriesUrl', name: 'employment', positions: registry },
  {
    at: 'treasuryUrl',
    name: 'payments',
    positions: { slow: { latencyMs: 10_000 }, away: { status: 503 }, bounce: { bounce: 'closed-account' } },
  },
  { at: 'taxUrl', name: 'tax', positions: receiving },
  { at: 'nationalUrl', name: 'national', positions: receiving },
  { at: 'smsUrl', name: 'messages', positions: sending },
  { at: 'smsUrl', name: 'mail', positions: sending },
] as const satisfies readonly { at: keyof SandboxPlaces; name: string; positions: Record<string, Fault> }[];

type Place = (typeof switches)[number]['at'];
const placesOf = [...new Set(switches.map((one) => one.at))];

/** How each switch stands: a position's name, '' for 正常, `other` for what only `PUT /_faults` can say; undefined if nobody answers. */
export async function positionsNow(places: SandboxPlaces): Promise<Record<string, string | undefined>> {
  const known = await Promise.all(placesOf.map(async (at) => [at, await faultsAt(places[at])] as const));
  const byPlace = new Map<Place, Record<string, Fault> | undefined>(known);
  return Object.fromEntries(
    switches.map(({ at, name, positions }) => {
      const faults = byPlace.get(at);
      return [name, faults && positionOf(faults[name], positions)];
    }),
  );
}

const positionOf = (fault: Fault | undefined, positions: Record<string, Fault>): string =>
  fault === undefined ? '' : (Object.entries(positions).find(([, one]) => JSON.stringify(one) === JSON.stringify(fault))?.[0] ?? 'other');

async function faultsAt(url: string | undefined): Promise<Record<string, Fault> | undefined> {
  if (url === undefined) return undefined;
  try {
    return (await (await asked(`${url}/_faults`)).json()) as Record<string, Fault>;
  } catch {
    return undefined;
  }
}

/** Sets every switch of the page, service by service; what was set otherwise by `PUT /_faults` stays. @returns whether all took it */
export async function turn(places: SandboxPlaces, wanted: Record<string, string>): Promise<boolean> {
  const told = placesOf
    .filter((at) => places[at] !== undefined)
    .map(async (at) => {
      const faults = await faultsAt(places[at]);
      if (!faults) return false;
      for (const { name, positions } of switches.filter((one) => one.at === at)) {
        const position = wanted[name] ?? '';
        if (position === 'other') continue;
        const fault = (positions as Record<string, Fault>)[position];
        if (fault) faults[name] = fault;
        else delete faults[name];
      }
      try {
        const headers = { 'Content-Type': 'application/json' };
        return (await asked(`${places[at]}/_faults`, { method: 'PUT', headers, body: JSON.stringify(faults) })).ok;
      } catch {
        return false;
      }
    });
  return (await Promise.all(told)).every(Boolean);
}
