import { type Answers } from '../src/domain/form/answers';
import { programmeNamed } from '../src/domain/programmes';
import { compared, questionsOf } from '../src/domain/programmes/comparison';
import { type Activities } from './contract';
import { type Ports } from './ports';

/** 数据比对: asks every registry that the programme names about everybody it names; what they say is kept sealed, beside the case. */
export const compareWith =
  ({ registries, store }: Ports): Activities['compare'] =>
  async (id, programme, ref, facts) => {
    const answers = (await store.texts.readJson(ref.id)) as Answers;
    const { comparisons } = programmeNamed(programme);
    const replies = await Promise.all(
      questionsOf(comparisons, answers).map(async ({ registry, subject }) => {
        const reply = await registries.ask(registry, subject.key);
        await store.registryReplies.keep(id, subject.id, registry.name, reply);
        return { registry: registry.name, subject, reply };
      }),
    );
    return compared(comparisons, answers, replies, facts);
  };
