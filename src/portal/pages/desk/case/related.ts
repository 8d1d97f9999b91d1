import { isOffices, programmeNamed } from '../../../../domain/programmes';
import { mayRead } from '../../../../domain/case/may-read';
import { type CaseRow } from '../../../../store/cases';
import { policyById } from '../../../cases/places';
import { paths } from '../../../paths';
import { type CaseLook } from '../../../cases/look';

/** Other cases of the same people and of the same firm; a link only to what the reader may open. */
export async function relatedTo({ services, row, actor, lang }: CaseLook) {
  const { store, policies } = services;
  const ofPeople = (await Promise.all(row.people.map((person) => store.cases.ofPerson(person)))).flat();
  const ofFirm = row.firm ? await store.cases.ofFirm(row.firm) : [];
  const all = new Map(
    [...ofPeople, ...ofFirm].filter((one) => one.state.id !== row.state.id && !isOffices(one.programme)).map((one) => [one.state.id, one]),
  );
  const reads = (one: CaseRow): boolean => mayRead(policies.offices, actor, one.state, one.offices, 'progress');
  const listed = [...all.values()].filter((one) => programmeNamed(one.programme).restricted !== true || reads(one));
  return listed.map((one) => ({
    href: reads(one) ? paths.deskCase(one.state.id) : undefined,
    number: one.number,
    term: policyById(services, one.state.policy)?.term[lang] ?? '',
    stage: one.stage,
  }));
}
