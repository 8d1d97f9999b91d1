import { type Response } from 'express';

/** Read by whoever comes, kept by no search engine. */
export const unlisted = (res: Response): void => void res.setHeader('X-Robots-Tag', 'noindex, noarchive');
