import { gatesOf } from '../common/gates';
import { registrationByItself } from '../registration/by-itself';

/** 职康中心登记. What is asked of one was not found: its gates are ours (PD). */
export const rehabilitationCentreRegistration = registrationByItself(
  { name: 'rehabilitation-centre-registration', story: 'rehabilitationCentreRegistration' },
  'rehabilitation-centre',
  gatesOf({
    'legal-body': ['有合法的主体', 'a lawful body'],
    premises: ['有适宜的服务场所', 'suitable premises'],
    equipment: ['有康复和劳动的设施设备', 'equipment for rehabilitation and work'],
    team: ['有康复和管理人员', 'staff for rehabilitation and management'],
    'house-rules': ['有健全的管理制度', 'sound rules of the house'],
  }),
);
