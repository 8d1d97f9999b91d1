import { type AccountAnswers } from '../common/account';
import { type ContactAnswers } from '../common/contact';
import { type FirmAnswers } from '../common/firm';
import { type PeopleAnswers } from '../common/people-registries';
import { type PremisesAnswers } from '../common/premises';
import { type MassageAnswers } from './massage';

/** What the form of a start-up grant asks, after checking. */
export interface StartupGrantAnswers extends PeopleAnswers {
  firm: FirmAnswers;
  premises: PremisesAnswers;
  /** Asked where the policy pays for it. */
  massage?: MassageAnswers;
  operation: { operating: boolean; business: string };
  account: AccountAnswers;
  contact: ContactAnswers;
}
