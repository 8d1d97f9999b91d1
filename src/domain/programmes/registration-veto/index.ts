import { vetoOver } from '../over-standing/veto';

/** 一票否决 of what a place stands at by its registration (星工坊 and the other kinds). No list was found: what is enough is ours (PD). */
export const registrationVeto = vetoOver({ name: 'registration-veto', story: 'registrationVeto' }, [
  'accident',
  'false-papers',
  'conditions-gone',
]);
