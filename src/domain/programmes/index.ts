import { assistanceCentreRegistration } from './assistance-centre-registration';
import { caringHouseRegistration } from './caring-house-registration';
import { employmentObjection } from './employment-objection';
import { homeAssessment } from './home-assessment';
import { homeOpening } from './home-opening';
import { homePlacement } from './home-placement';
import { homeRating } from './home-rating';
import { homeRectification } from './home-rectification';
import { homeVeto } from './home-veto';
import { homeHandOver } from './home-hand-over';
import { insuranceSubsidy } from './insurance-subsidy';
import { objection } from './objection';
import { operatingYear } from './operating-year';
import { paymentBatch } from './payment-batch';
import { quotaReward } from './quota-reward';
import { quotaVerification } from './quota-verification';
import { recovery } from './recovery';
import { register } from './registry';
import { registrationRectification } from './registration-rectification';
import { registrationVeto } from './registration-veto';
import { rehabilitationCentreRegistration } from './rehabilitation-centre-registration';
import { relief } from './relief';
import { rentPeriod } from './rent-period';
import { rentSubsidy } from './rent-subsidy';
import { spotCheck } from './spot-check';
import { starWorkshopRegistration } from './star-workshop-registration';
import { startupGrant } from './startup-grant';

for (const one of [
  startupGrant,
  rentSubsidy,
  rentPeriod,
  insuranceSubsidy,
  operatingYear,
  relief,
  quotaVerification,
  quotaReward,
  homeRating,
  homeOpening,
  homePlacement,
  homeAssessment,
  starWorkshopRegistration,
  assistanceCentreRegistration,
  rehabilitationCentreRegistration,
  caringHouseRegistration,
  objection,
  employmentObjection,
  homeHandOver,
  spotCheck,
  recovery,
  homeRectification,
  homeVeto,
  registrationRectification,
  registrationVeto,
  paymentBatch,
])
  register(one);

export { allProgrammes, findProgramme, isAppliedFor, isMatter, isOffices, programmeNamed } from './registry';
