import { cpSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CaseState } from '../../src/domain/case/state';
import { type CertificateCode } from '../../src/domain/values';
import { type Policy } from '../../src/domain/policy/policy';
import { policiesOrExplain } from '../../src/policies/load';
import { type Answer } from '../../src/domain/case/answer';
import { type Actor } from '../../src/domain/offices';
import { type Journey, opened } from './journey';

/** How Shenzhen's route ends in these tests: no rule of any place. The tax office has an adapter, the national system exchanges files. */
const ending = `  - { step: certificate, kind: certify, name: { zh-CN: 核发认定书, en: Certificate }, role: approver, level: district, unit: federation, workingDays: 1, from: ours }
  - { step: to-tax, kind: transmit, receiver: tax, name: { zh-CN: 送达税务机关, en: To the tax office }, role: reviewer, level: district, unit: agency, workingDays: 5, from: ours }
  - { step: to-nation, kind: transmit, receiver: national, name: { zh-CN: 送达全国系统, en: To the national system }, role: reviewer, level: district, unit: agency, workingDays: 5, from: ours }
`;

/** The project's policies, but that Shenzhen's start-up fund is only received and decided, then certified and sent before it is paid. */
export function certifiedPolicies(): string {
  const dir = mkdtempSync(join(tmpdir(), 'zhuye-certified-'));
  cpSync('policies', dir, { recursive: true });
  const name = readdirSync(join(dir, '440300')).find((one) => one.startsWith('startup-grant.'));
  const file = join(dir, '440300', name ?? '');
  const text = readFileSync(file, 'utf8')
    .replace(/ {2}- \{ step: check,.*\n/, '')
    .replace(/ {2}- step: visit\n(?: {4}.*\n)+/, '')
    .replace(/ {2}- \{ step: (street|district)-review,.*\n {2}- \{ step: (street|district)-review,.*\n/, '')
    .replace('returnsTo: [street-review, district-review], ', '')
    .replace(/(?= {2}- \{ step: pay,)/, ending);
  writeFileSync(file, text);
  return dir;
}

/** That policy, for a case of a world that has the project's. */
export function certifiedPolicy(like: Policy): Policy {
  const found = policiesOrExplain(certifiedPolicies(), { sandbox: true }).policies.find((one) => one.id === like.id);
  if (!found) throw new Error(`${like.id} is not there`);
  return found;
}

const done = async (answer: Promise<Answer>): Promise<void> => {
  const got = await answer;
  if (got.kind !== 'done') throw new Error(JSON.stringify(got));
};
const fresh = { seen: 1_000_000 };

/** Received and granted; the rest goes by itself, as far as it goes. @returns how it stands once the certificate is out */
export async function certify(
  j: Journey,
  by: { window: Actor; approver: Actor },
): Promise<CaseState & { certificate: { code: CertificateCode } }> {
  await j.until(opened('accept'));
  await done(j.act(by.window, 'accept', 'accept', {}, fresh));
  await j.until(opened('decide'));
  await done(j.act(by.approver, 'grant', 'decide', {}, fresh));
  return (await j.until((state) => state.certificate !== undefined)) as CaseState & { certificate: { code: CertificateCode } };
}
