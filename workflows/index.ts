/** Every export is a workflow type. */
export { recovery, spotCheck } from './after-payment';
export {
  alongTheRoute as assistanceCentreRegistration,
  alongTheRoute as caringHouseRegistration,
  alongTheRoute as homeAssessment,
  alongTheRoute as homeHandOver,
  alongTheRoute as homeOpening,
  alongTheRoute as homePlacement,
  alongTheRoute as homeRating,
  alongTheRoute as homeRectification,
  alongTheRoute as homeVeto,
  alongTheRoute as registrationRectification,
  alongTheRoute as registrationVeto,
  alongTheRoute as rehabilitationCentreRegistration,
  alongTheRoute as starWorkshopRegistration,
} from './along-the-route';
export { insuranceSubsidy } from './insurance-subsidy';
export { objection } from './objection';
export { openInvitations } from './open-invitations';
export { operatingYear } from './operating-year';
export { paymentBatch } from './payment-batch';
export { quotaReward } from './quota-reward';
export { quotaVerification } from './quota-verification';
export { relief } from './relief';
export { rentPeriod, rentSubsidy } from './rent-subsidy';
export { startupGrant } from './startup-grant';
