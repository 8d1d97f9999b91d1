import { formatYuan } from '../../domain/money';
import { type Fen } from '../../domain/values';
import { type Refusal } from '../../domain/case/acts';
import { type CaseLook, itemName } from './look';

/** Why an act is refused, in words that name the clause, the item or the duty, as far as the policy has them. */
export function refusalWords(
  { code, detail = '', holder }: Refusal,
  look: Pick<CaseLook, 'policy' | 'actor' | 't' | 'lang'>,
  name = '',
): string {
  const { policy, actor, t, lang } = look;
  switch (code) {
    case 'not-eligible': {
      const clause = policy.eligibility.find((one) => one.rule === detail)?.clause[lang];
      return clause ? t('act.refused.not-eligible', { clause }) : t('refusal.not-eligible');
    }
    case 'unknown-item':
    case 'not-minor':
      return t(`refusal.${code}`, { detail: itemName(look, detail) });
    case 'sum-out-of-range':
      return t(`refusal.${code}`, { detail: formatYuan(Number(detail) as Fen) });
    case 'duties-separate':
      return detail === '' ? t('refusal.duties-separate') : t('act.refused.duties-separate', { duty: t(`act.duty.${detail}`) });
    case 'all-places-held':
    case 'held-by-another':
      if (holder === actor.id) return t('act.refused.held-already');
      return `${t(`refusal.${code}`)}${name ? t('refusal.holder', { holder: name }) : ''}`;
    default:
      return t(`refusal.${code}`, { detail, holder: name });
  }
}
