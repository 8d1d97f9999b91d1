import { join } from 'node:path';
import { cast } from '../../../sandbox/people';
import { type CaseId, type LocalDate } from '../../domain/values';
import { loadPolicies } from '../../policies/load';
import { projectFolder } from '../../root';
import { type Draft } from '../../store/drafts';
import { withCarriedAsked } from './carried';
import { type DraftPage } from './draft-access';
import { neededPapers } from './draft';

const { policies, offices } = loadPolicies(join(projectFolder(), 'policies'), { sandbox: true }).loaded;
const { identity, certificate, household } = cast.lin;
const [from, to] = ['2026-10-01' as LocalDate, '2026-12-31' as LocalDate];

/** A quarter's draft as it is opened, before anybody looked at it. */
const page = (): DraftPage =>
  ({
    draft: {
      caseId: 'c-2' as CaseId,
      programme: 'rent-period',
      sections: { applicant: { certificate: certificate?.certificate, household: household.area } },
      saves: { applicant: 1 },
      partners: [],
      after: { case: 'c-1' as CaseId, relation: 'quarter', period: { n: 1, from, to } },
    } as unknown as Draft,
    policy: policies.find((one) => one.programme === 'rent-period'),
    identity,
  }) as DraftPage;

test('a quarter’s draft asks for no paper that a registry answers for, and is asked about once', async () => {
  const asked: string[] = [];
  let { draft } = page();
  const services = {
    policies: { policies, offices },
    registries: {
      ask: (registry: { name: string }) => {
        asked.push(registry.name);
        return Promise.resolve({ kind: 'found', record: registry.name === 'certificate' ? certificate : household, from: 'registry' });
      },
    },
    store: {
      drafts: {
        saveSection: (_id: CaseId, part: string, typed: NonNullable<unknown>, seen: number) => {
          draft = { ...draft, sections: { ...draft.sections, [part]: typed }, saves: { ...draft.saves, [part]: seen + 1 } };
          return Promise.resolve({ kind: 'saved', version: 2 });
        },
        read: () => Promise.resolve(draft),
      },
    },
  } as unknown as Parameters<typeof withCarriedAsked>[0];
  const wanted = (one: DraftPage) => neededPapers(one).flatMap(({ item, required }) => (required ? [item] : []));

  expect(wanted(page())).toEqual(['disability-certificate', 'household-register', 'rent-vouchers']);
  const first = await withCarriedAsked(services, page());
  expect(wanted(first)).toEqual(['rent-vouchers']);
  expect(await withCarriedAsked(services, first)).toBe(first);
  expect(asked.sort()).toEqual(['certificate', 'household']);
});
