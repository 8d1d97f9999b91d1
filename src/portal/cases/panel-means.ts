import { type CaseState } from '../../domain/case/state';
import { sayNumber } from '../../domain/programmes/words';
import { type Policy } from '../../domain/policy/policy';
import { type Translate } from '../view/words';
import { amountTree } from './amount';

/** 评审 that has ended, as its applicant and all officers see it: the mean with its arithmetic, and each aspect's; nobody's name. */
export const panelMeans = ({ panels = [] }: Pick<CaseState, 'panels'>, policy: Policy, t: Translate, lang: 'zh-CN' | 'en') =>
  panels.flatMap(({ step, mean, aspects = {} }) => {
    const route = policy.route.find((one) => one.step === step);
    if (!mean || !route) return [];
    return [
      {
        id: step,
        name: route.name[lang],
        value: sayNumber(t, mean.value, 'points'),
        tree: amountTree(mean, policy, t, lang),
        rows: (route.aspects ?? []).flatMap(({ item, say, most }) => {
          const value = aspects[item];
          return value === undefined
            ? []
            : [{ key: say[lang], value: t('scoring.ofMost', { value: sayNumber(t, value, 'points'), most }) }];
        }),
      },
    ];
  });
