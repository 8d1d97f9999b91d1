import { longDate } from '../src/domain/calendar/longhand';
import { type CaseState } from '../src/domain/case/state';
import { parseTelephone } from '../src/domain/identifiers/contact';
import { machine } from '../src/domain/offices';
import { type Place } from '../src/domain/places/place';
import { type Stay } from '../src/domain/places/stay';
import { type Instant } from '../src/domain/values';
import { type LetterParams } from '../src/letters/params';
import { type NewLetter } from '../src/store/letters';
import { guardianOf, passedLetter, passedOnce, passedReader } from '../src/store/written-of-stays';
import { type Ports } from './ports';

type Parts = Pick<Ports, 'store' | 'accountsOf' | 'tell'>;

/** What everybody is told: which place, who runs it from when. */
export interface Told {
  place: Place;
  unit: string;
  former: string;
}

/** The names of what passes; read once for all. */
export async function toldOf({ places, parties }: Pick<Ports['store'], 'places' | 'parties'>, { passing }: CaseState): Promise<Told> {
  const place = passing && (await places.find(passing.place));
  if (!place) throw new Error('a place that passes over is not registered');
  const units = new Map((await parties.byIds([passing.from, passing.to])).map(({ id, name }) => [id, name]));
  return { place, unit: units.get(passing.to) ?? '', former: units.get(passing.from) ?? '' };
}

/**
 * Each resident and each guardian is told once who runs the place from when, and that nothing else changes: whoever has an account there, a guardian
 * by telephone, everybody else by a letter on paper that the office sends to the place. May run twice.
 */
export async function tellResident(parts: Parts, state: CaseState, told: Told, stay: Stay): Promise<void> {
  const { store, accountsOf, tell } = parts;
  const on = state.passing?.on ?? '';
  const said = (language: 'zh-CN' | 'en') => ({ place: told.place.name, unit: told.unit, date: longDate(on, language) });
  const key = passedOnce(state.id, stay.id);
  const accounts = await accountsOf(stay.identity);
  for (const actor of accounts) await tell(actor, 'place-passed', key, said);
  const paper = [...(accounts.length === 0 ? [stay.name] : []), ...(await guardianOnPaper())];
  if (paper.length > 0) await store.letters.keep(paper.map((name, at) => onPaper(state, told, stay, name, at)));

  async function guardianOnPaper(): Promise<string[]> {
    const { guardian } = stay;
    if (!guardian) return [];
    const telephone = parseTelephone(guardian.telephone);
    if (!('kind' in telephone) || telephone.kind === 'landline') return [guardian.name];
    await store.notices.keep([
      {
        actor: guardianOf(stay.person),
        once: key,
        template: 'place-passed-guardian',
        channel: 'sms',
        address: telephone.value,
        language: 'zh-CN',
        params: said('zh-CN'),
        at: new Date().toISOString() as Instant,
      },
    ]);
    return [];
  }
}

function onPaper(state: CaseState, { place, unit, former }: Told, stay: Stay, name: string, at: number): NewLetter {
  const { passing, obligations } = state;
  if (!passing) throw new Error(`${state.id} tells residents before anything passes`);
  const person = passedReader(stay.person, at);
  const [open] = obligations;
  const step = open?.step;
  if (!step) throw new Error(`${state.id} tells residents while no step is open`);
  const now = new Date().toISOString() as Instant;
  const params: LetterParams = {
    number: state.number,
    policy: state.policy,
    event: { type: 'frozen', step, ...passing, at: now, by: machine.id, person: machine.person },
    office: open.office,
    said: { place: place.name, unit, former },
    to: { name, address: `${place.address} ${place.name}` },
  };
  return {
    key: passedLetter(state.id, person),
    case: state.id,
    version: state.version,
    to: { person },
    channel: 'paper',
    template: 'place-passed',
    params: { ...params },
    office: open.office,
    at: now,
  };
}
