import { gatesOf } from '../common/gates';
import { registrationByItself } from '../registration/by-itself';

/** 爱心屋登记. What is asked of one was not found: its gates are ours (PD). */
export const caringHouseRegistration = registrationByItself(
  { name: 'caring-house-registration', story: 'caringHouseRegistration' },
  'caring-house',
  gatesOf({
    'legal-body': ['有合法的主体', 'a lawful body'],
    premises: ['有适宜的服务场所', 'suitable premises'],
    'house-rules': ['有健全的管理制度', 'sound rules of the house'],
  }),
);
