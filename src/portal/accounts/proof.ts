import { type Response } from 'express';
import { frontOffice } from '../../domain/offices';
import { paths } from '../paths';
import { type Services } from '../services';

/**
 * What stands on the pages of whoever has not shown who they are: what may be done until then, and both ways to go on.
 * @param back where they come back to once it is proven
 */
export function proofNeeded({ identity, policies }: Pick<Services, 'identity' | 'policies'>, res: Response, back: string) {
  const office = frontOffice(policies);
  return {
    href: paths.ownIdentity(back),
    online: identity !== undefined,
    telephone: office?.telephone,
    office: office?.name[res.locals.lang],
  };
}
