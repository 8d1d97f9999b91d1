import { vetoOver } from '../over-standing/veto';

/** 一票否决 of a home's stars. The list of what is enough is ours (policy research §6.3, PD). */
export const homeVeto = vetoOver({ name: 'home-veto', story: 'homeVeto' }, ['accident', 'false-roster', 'unpaid-wages']);
