import { type Services } from '../services';
import { type Translate } from '../view/words';

/** A street by the name that the federation serving it bears; one that no office here serves is said to be so, with its code. */
export const streetNames =
  ({ policies }: Pick<Services, 'policies'>, t: Translate, lang: 'zh-CN' | 'en') =>
  (area: string): string => {
    const serving = policies.offices.filter((one) => one.serves.some((served) => served === area));
    const office =
      serving.find((one) => one.level === 'street' && one.unit === 'federation') ?? serving.find((one) => one.level === 'street');
    if (!office) return t('finding.otherStreet', { area });
    return lang === 'zh-CN' ? (/^.*?(?:街道|镇|乡)/u.exec(office.name[lang])?.[0] ?? office.name[lang]) : office.name[lang];
  };
