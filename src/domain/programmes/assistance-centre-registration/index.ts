import { gatesOf } from '../common/gates';
import { registrationByItself } from '../registration/by-itself';

/** 职业援助中心登记. What is asked of one was not found: its gates are ours (PD). */
export const assistanceCentreRegistration = registrationByItself(
  { name: 'assistance-centre-registration', story: 'assistanceCentreRegistration' },
  'assistance-centre',
  gatesOf({
    'legal-body': ['有合法的主体', 'a lawful body'],
    premises: ['有适宜的服务场所', 'suitable premises'],
    placement: ['有职业指导和介绍人员', 'staff for guidance and placement'],
    'house-rules': ['有健全的管理制度', 'sound rules of the house'],
  }),
);
