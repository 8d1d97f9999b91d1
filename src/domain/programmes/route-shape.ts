/** The kinds of step there are. */
export const stepKinds = [
  'accept',
  'check',
  'verify',
  'visit',
  'panel',
  'review',
  'notice',
  'decide',
  'pay',
  'deliver',
  'compose',
  'release',
  'settle',
  'investigate',
  'demand',
  'collect',
  'certify',
  'transmit',
  'hear',
  'offer',
  'pass-over',
] as const;
export type StepKind = (typeof stepKinds)[number];

/** What routes of a programme look like. */
export interface RouteShape {
  /** Kinds of one group may stand in any order among themselves; a group later in the list never stands before an earlier one. */
  order: readonly (readonly StepKind[])[];
  needed: readonly StepKind[];
}

/** An application: received, looked into, decided, then carried out: certified, paid or delivered, and sent to whoever must know. */
export const application = (...needed: StepKind[]): RouteShape => ({
  order: [['accept'], ['check', 'verify', 'visit', 'panel', 'review', 'notice'], ['decide'], ['certify'], ['pay', 'deliver', 'transmit']],
  needed: ['accept', 'decide', ...needed],
});
