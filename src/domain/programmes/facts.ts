import { type StartupGrantFacts } from './startup-grant-facts';

/** What rules and formulas may look at, whatever the programme. A new programme adds its own to the union. */
export type Facts = StartupGrantFacts;
