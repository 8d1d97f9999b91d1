import { staffRoster } from '../../src/domain/programmes/quota/roster';
import { type LocalDate } from '../../src/domain/values';

export { headings, identity, lines, people, person } from '../../sandbox/rosters/rows';

/** A roster of staff as employers file it. */
export const roster = staffRoster;
export const context = { today: '2026-03-01' as LocalDate, identity: '' };
