import { type Express } from 'express';
import { type Services } from '../services';
import { showBusy } from '../view/errors';
import { isSafe, isUpload } from './origin';

/**
 * While the portal is full, whoever comes is told to wait before anything is done for them; what they typed goes back with a button to send
 * it again. Files cannot go back, and an account sends one form with files at a time: that is let in.
 */
export function setUpAdmission(app: Express, { room }: Pick<Services, 'room'>): void {
  app.use((req, res, next) => {
    if (!isSafe(req) && isUpload(req)) return next();
    const leave = room.enter(isSafe(req) ? 'page' : 'form');
    if (!leave) return showBusy(req, res);
    res.once('close', leave);
    next();
  });
}
