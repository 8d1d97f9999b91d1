import { type Programme } from '../programme';

/** What every registration of a place has: filed by the unit that will run it, looked at there, decided, and certified; nothing is paid and no registry asked. */
export const registering = {
  filedBy: 'unit',
  route: {
    order: [['accept'], ['check', 'visit', 'review', 'notice'], ['decide'], ['certify'], ['deliver']],
    needed: ['accept', 'visit', 'decide', 'certify'],
  },
  comparisons: [],
  results: {},
} as const satisfies Partial<Programme>;
