import { type Response } from 'express';
import { type Actor } from '../../../../domain/offices';
import { programmeNamed } from '../../../../domain/programmes';
import { type Services } from '../../../services';
import { waitsFor } from './asked';

/** Who looks at all steps below, not only at their own role's. */
const overseers: readonly string[] = ['supervisor', 'auditor'];

/** What the list can be narrowed by: matters, the steps that somebody with these posts can have, and whom a step waits for. */
export function choices({ policies: { policies } }: Services, { posts }: Actor, res: Response) {
  const mine = (role: string): boolean => posts.some((post) => overseers.includes(post.role) || post.role === role);
  const { t, lang } = res.locals;
  const options = (pairs: (readonly [string, string])[]) => [...new Map(pairs)].map(([value, label]) => ({ value, label }));
  return {
    matters: options(policies.map((one) => [one.programme, one.term[lang]])),
    steps: options(
      policies.flatMap((one) => one.route.filter((step) => mine(step.role)).map((step) => [step.step, step.name[lang]] as const)),
    ),
    // Only who has matters with rosters is asked.
    rosters: policies.some((one) => programmeNamed(one.programme).roster && one.route.some((step) => mine(step.role))),
    states: waitsFor.map((value) => ({ value, label: t(`desk.waitingFor.${value}`) })),
  };
}
