import { type OfficeId } from '../src/domain/values';
import { type Unstaffed, type Vacancy } from './contract';
import { type Ports } from './ports';

/** Of the steps newly opened those for which too few people are left in their office, with the nearest office above that has enough. */
export async function unstaffed(vacancies: readonly Vacancy[], holdersOf: Ports['holdersOf']): Promise<Unstaffed[]> {
  const found: Unstaffed[] = [];
  for (const vacancy of vacancies) {
    if (await suffices(vacancy, vacancy.office, holdersOf)) continue;
    const to = await nearest(vacancy, holdersOf);
    found.push({ step: vacancy.step, ...(to ? { to } : {}) });
  }
  return found;
}

async function nearest(vacancy: Vacancy, holdersOf: Ports['holdersOf']): Promise<OfficeId | undefined> {
  for (const office of vacancy.above) if (await suffices(vacancy, office, holdersOf)) return office;
  return undefined;
}

/** Persons count, not accounts: one person with two accounts is one inspector. */
async function suffices({ role, needed, apart }: Vacancy, office: OfficeId, holdersOf: Ports['holdersOf']): Promise<boolean> {
  const persons = new Set((await holdersOf(role, office)).map((one) => one.person).filter((person) => !apart.includes(person)));
  return persons.size >= needed;
}
