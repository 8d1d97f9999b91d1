import { sandboxAccounts } from '../accounts';
import { type SandboxAccount } from '../account';
import { homeFilers } from '../homes/filers';
import { plans } from '../living/plans';
import { units } from '../living/units';

/** Those whose application is under way before anybody tries the system; their case says who they are. */
export const founders = (): SandboxAccount[] =>
  plans().map(({ founder: { login, actor, name, telephone: phone, identity, firm } }) => ({
    login,
    actor,
    name,
    phone,
    identity,
    who: firm.name,
  }));

/** Those who file for a unit whose case, or draft, is there before anybody tries the system. */
export const unitFilers = (): SandboxAccount[] =>
  units().map(({ login, actor, name, telephone: phone, identity, firm }) => ({ login, actor, name, phone, identity, who: firm.name }));

/** Those who have filed, or begun to, for a home. */
export const ofHomes = (): SandboxAccount[] =>
  homeFilers.map(({ login, actor, name, telephone: phone, identity, home }) => ({ login, actor, name, phone, identity, who: home.name }));

/** Everybody whom the guide signs in. */
export const everybody = (): SandboxAccount[] => [...sandboxAccounts(), ...founders(), ...unitFilers(), ...ofHomes()];
