import { type Services } from '../services';
import { type Translate } from '../view/words';

/** A street by the name of the federation that serves it; one that no office here serves is said to be so, with its code. */
export const streetNames =
  ({ policies }: Pick<Services, 'policies'>, t: Translate, lang: 'zh-CN' | 'en') =>
  (area: string): string => {
    const serving = policies.offices.filter((one) => one.serves.some((served) => served === area));
    const office =
      serving.find((one) => one.level === 'street' && one.unit === 'federation') ?? serving.find((one) => one.level === 'street');
    return office?.name[lang] ?? t('finding.otherStreet', { area });
  };
