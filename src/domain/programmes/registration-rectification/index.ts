import { rectificationOver } from '../over-standing/rectification';

/** 限期整改 of a place that stands by its registration (星工坊 and the other kinds). */
export const registrationRectification = rectificationOver({ name: 'registration-rectification', story: 'registrationRectification' });
