import { z } from 'zod';
import { type Explained } from '../../ground/explained';
import { localised, type Localised } from '../../ground/localised';
import { type Licence } from '../../records/businesses';
import { formula } from '../rule';
import { type StartupGrantFacts } from './facts';

/** An amount in yuan and the words of the rule that sets it. */
interface Line {
  yuan: number;
  clause: Localised;
}
const line = z.strictObject({ yuan: z.number().int().positive().max(10_000_000), clause: localised });

interface Lines {
  legalPerson: Line;
  privateNonEnterprise: Line;
  /** 非法人营业执照 and licences of other authorities. */
  nonLegalPerson: Line;
  healthMassage: Line;
  medicalMassage: Line;
  modelInstitution: Line;
}

const words: Record<keyof Lines, Localised> = {
  legalPerson: { 'zh-CN': '法人营业执照', en: 'Legal-person business licence' },
  privateNonEnterprise: { 'zh-CN': '民办非企业单位登记证书', en: 'Certificate of a private non-enterprise unit' },
  nonLegalPerson: { 'zh-CN': '非法人营业执照、其他执照', en: 'Non-legal-person business licence, or another licence' },
  healthMassage: { 'zh-CN': '视力残疾人从事盲人保健按摩', en: 'Health massage by a person with a visual disability' },
  medicalMassage: { 'zh-CN': '有医疗机构执业许可证的盲人医疗按摩', en: 'Medical massage with the licence of a medical institution' },
  modelInstitution: { 'zh-CN': '省级盲人按摩示范机构', en: 'Model institution of blind massage, named by the province' },
};

const byKind: Record<Licence, keyof Lines> = {
  'legal-person': 'legalPerson',
  'private-non-enterprise': 'privateNonEnterprise',
  'non-legal-person': 'nonLegalPerson',
  other: 'nonLegalPerson',
};

/** One amount by the kind of licence, and on top of it those for blind massage; once, in yuan. A licence nobody named counts as the least. */
export const byLicence = formula<StartupGrantFacts, Lines>({
  parameters: z.strictObject({
    legalPerson: line,
    privateNonEnterprise: line,
    nonLegalPerson: line,
    healthMassage: line,
    medicalMassage: line,
    modelInstitution: line,
  }),
  unit: 'fen',
  compute: ({ licence, massage }, lines, { clause, from, provisional }) => {
    const taken: (keyof Lines)[] = [
      byKind[licence ?? 'other'],
      ...(massage ? [massage.kind === 'medical' ? ('medicalMassage' as const) : ('healthMassage' as const)] : []),
      ...(massage?.model ? ['modelInstitution' as const] : []),
    ];
    const because = taken.map((name): Explained<number> => ({
      value: lines[name].yuan * 100,
      unit: 'fen',
      say: words[name],
      clause: lines[name].clause,
      from,
      provisional,
      because: [],
    }));
    return {
      value: because.reduce((sum, one) => sum + one.value, 0),
      unit: 'fen',
      say: { 'zh-CN': '各项相加（不取整、不封顶）', en: 'all of these together (no rounding, no cap)' },
      clause,
      from,
      provisional,
      because,
    };
  },
  schedule: (lines) => (Object.keys(words) as (keyof Lines)[]).map((name) => ({ say: words[name], value: lines[name].yuan * 100 })),
});
