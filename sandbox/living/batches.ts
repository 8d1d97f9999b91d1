import { type CaseId, type RequestId } from '../../src/domain/values';
import { beginBatch } from '../../src/portal/cases/begin-batch';
import { type Services } from '../../src/portal/services';
import { type Driven, drive } from './acts';
import { officer } from './plans';

/** A payment batch and how far it is brought. */
export interface BatchPlan {
  key: string;
  /** The plans whose cases stand in it. */
  rows: readonly string[];
  until: 'open' | 'composed' | 'released';
  /** Who makes it and who releases it. */
  by?: readonly [maker: string, releaser: string];
}

export const batchPlans: readonly BatchPlan[] = [
  { key: 'settled', rows: ['paid-1', 'paid-2', 'bounced', 'closed'], until: 'released' },
  { key: 'to-release', rows: ['to-release-1', 'to-release-2'], until: 'composed' },
  { key: 'open', rows: ['in-batch-1', 'in-batch-2'], until: 'open' },
  { key: 'rewards', rows: ['unit-reward-paid'], until: 'released', by: ['xm-hl-finance3', 'xm-hl-finance4'] },
];

/** Makes it in the names of two finance officers, Longhua's unless it says; once, however often it is asked. */
export async function makeBatch(services: Services, plan: BatchPlan, caseOf: (key: string) => Driven): Promise<void> {
  const { key, rows, until, by = ['longhuaqu-caiwu1', 'longhuaqu-caiwu2'] } = plan;
  const [maker, releaser] = [officer(by[0]), officer(by[1])];
  const cases = rows.map((row): CaseId => caseOf(row).id);
  const office = maker.posts[0]?.office;
  const begun = office && (await beginBatch(services, maker, office, `living-${key}` as RequestId));
  if (!begun) throw new Error('no office here makes payment batches');
  const batch = drive(services, begun.id, maker);
  await batch.act(maker, 'add-rows', begun.compose, () => Promise.resolve({ cases }));
  await batch.until((state) => state.rows.length === cases.length && state.rows.every((row) => row.status !== 'asked'));
  if (until === 'open') return;
  await batch.act(maker, 'compose', begun.compose, () => Promise.resolve({}));
  if (until === 'composed') return;
  await batch.act(releaser, 'release-payment', 'release', () => Promise.resolve({}));
  await batch.until((state) => state.outcome !== undefined);
}

/** What is left to do for a case once its money is there. */
export const afterPayment: Record<string, (kase: Driven) => Promise<void>> = {
  closed: (kase) => kase.act(officer('minzhi-chuangkou'), 'deliver', 'deliver', () => Promise.resolve({ how: 'online' })),
};
