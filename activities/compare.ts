import { type StartupGrantAnswers } from '../src/domain/programmes/startup-grant-answers';
import { compareAnswers } from '../src/domain/programmes/startup-grant-compare';
import { type Activities } from './contract';
import { type Ports } from './ports';

/** 数据比对: asks every registry for every founder and for the firm; what they say is kept sealed, beside the case. */
export const compareWith =
  ({ registries, store }: Ports): Activities['compare'] =>
  async (id, ref, facts) => {
    const answers = (await store.texts.readJson(ref.id)) as StartupGrantAnswers;
    const business = await registries.business(answers.firm.uscc);
    const founders = await Promise.all(
      answers.founders.map(async ({ identity }) => {
        const [certificate, household] = await Promise.all([registries.certificate(identity), registries.household(identity)]);
        return { certificate, household };
      }),
    );
    const { keep } = store.registryReplies;
    await Promise.all([
      keep(id, 'firm', 'business', business),
      ...founders.flatMap(({ certificate, household }, index) => [
        keep(id, String(index), 'certificate', certificate),
        keep(id, String(index), 'household', household),
      ]),
    ]);
    return compareAnswers(answers, { founders, business }, facts);
  };
