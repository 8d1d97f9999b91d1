import { type Response } from 'express';
import { type Office } from '../../domain/offices';

/** Whom the foot of the page says to call: the office that the page is about, or that its reader sits in. Elsewhere it is one for all. */
export function callOffice(res: Response, office: Pick<Office, 'telephone'> | undefined): void {
  if (office) res.locals.telephone = office.telephone;
}
