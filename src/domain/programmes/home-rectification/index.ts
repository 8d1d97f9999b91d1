import { rectificationOver } from '../over-standing/rectification';

/** 限期整改 of a home whose stars stand. */
export const homeRectification = rectificationOver({ name: 'home-rectification', story: 'homeRectification' });
