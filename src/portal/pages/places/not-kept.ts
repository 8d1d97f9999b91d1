import { type Request, type Response } from 'express';
import { type NotKept } from '../../cases/place-days';
import { showRefused, showSentOtherwise } from '../../view/errors';

/** Says why what was sent to a place's book is not kept, and gives it back. */
export const showNotKept = (req: Request, res: Response, why: NotKept, back: string): void =>
  why === 'otherwise' ? showSentOtherwise(req, res, back) : showRefused(req, res, res.locals.t('dayBook.full'), back);
