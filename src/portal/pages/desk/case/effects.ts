import { type Answers } from '../../../../domain/form/answers';
import { maskName } from '../../../../domain/masking';
import { type Consequence, consequences } from '../../../../domain/policy/consequences';
import { type Asked } from '../../../../domain/programmes/comparison';
import { treeOf } from '../../../view/tree';
import { type CaseLook } from '../../../cases/look';

/** Of each entry of a registry from which the answers differ: whether it changes a condition or the result, in words. */
export async function effectsOf({ services, state, input, policy, t, lang, may }: CaseLook): Promise<string[]> {
  const differing = new Set(
    state.findings.flatMap(({ id, verdict }) => (verdict === 'differs' || verdict === 'absent' ? [entryOf(id)] : [])),
  );
  if (!may('findings') || differing.size === 0) return [];
  const { store } = services;
  const answers = (await store.texts.readJson(state.answers.id)) as Answers | undefined;
  if (!answers) return [];
  const replies = (await store.registryReplies.of(state.id)).map(
    ({ registry, subject, reply }) => ({ registry, subject: { id: subject, key: '' }, reply }) as Asked,
  );
  const value = (one: NonNullable<Consequence['result']>['answered']): string => treeOf(one, { t, lang, sources: policy.sources }).value;
  const words = ({ conditions, result }: Consequence): string[] => [
    ...conditions.map((one) => t(`finding.effect.${one.verdict}`, { say: one.say[lang] })),
    ...(result ? [t('finding.effect.result', { answered: value(result.answered), registered: value(result.registered) })] : []),
  ];
  return consequences(policy, answers, replies, { on: state.facts.on, after: input.submission.after })
    .filter((one) => differing.has(`${one.registry}/${one.subject}`))
    .map((one) => {
      const said = words(one);
      const effects = said.length > 0 ? said.join(lang === 'en' ? ' ' : '') : t('finding.effect.none');
      const registry = t(`file.heldFrom.${one.registry}`);
      const name = answers.people[Number(one.subject)]?.name;
      return name ? t('finding.effect.of', { registry, name: maskName(name), effects }) : t('finding.effect.ofFirm', { registry, effects });
    });
}

/** A finding's registry and subject, without its line. */
const entryOf = (finding: string): string => finding.split('/').slice(0, 2).join('/');
