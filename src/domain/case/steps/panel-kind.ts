import { type KindFacts } from '../part';

/** 评审: as many as the policy says score, each alone, and lots say who. */
export const panelKind: KindFacts = { duty: 'score', places: (step) => step.scorers ?? 1, byLot: true };
