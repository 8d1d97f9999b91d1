import { localDate } from '../domain/calendar/instants';
import { parseIdentity } from '../domain/identifiers/identity-number';
import { parseName } from '../domain/identifiers/words';
import { type Instant } from '../domain/values';
import { failureOf } from '../failure';
import { type Finish, type IdentityService } from './port';

/** How the service is reached, and under which names it says who somebody is. */
export interface OidcSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scope: string;
  readonly nameClaim: string;
  readonly identityClaim: string;
}

// The library is ESM only; this file is CommonJS.
const load = () => import('openid-client');
type Oidc = Awaited<ReturnType<typeof load>>;
type Client = Awaited<ReturnType<Oidc['discovery']>>;

/** OpenID Connect: authorization code with PKCE, state and nonce. @param insecure plain http, for the sandbox on this machine only */
export function oidcIdentity(settings: OidcSettings, { insecure, seconds = 5 }: { insecure: boolean; seconds?: number }): IdentityService {
  let found: Promise<Client> | undefined;
  /** Asked once; after a failure asked again. */
  const client = async (oidc: Oidc): Promise<Client> => {
    const { issuer, clientId, clientSecret } = settings;
    const execute = insecure ? [oidc.allowInsecureRequests] : [];
    found ??= oidc.discovery(new URL(issuer), clientId, clientSecret, undefined, { execute, timeout: seconds });
    return found.catch((error: unknown) => {
      found = undefined;
      throw error;
    });
  };

  return {
    async begin(back) {
      try {
        const oidc = await load();
        const check = { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier: oidc.randomPKCECodeVerifier() };
        const url = oidc.buildAuthorizationUrl(await client(oidc), {
          redirect_uri: back,
          scope: settings.scope,
          state: check.state,
          nonce: check.nonce,
          code_challenge: await oidc.calculatePKCECodeChallenge(check.verifier),
          code_challenge_method: 'S256',
          // Many sit at one machine in a hall: whoever was there before is not who sits there now.
          prompt: 'login',
        });
        return { kind: 'ready', url: url.href, check };
      } catch (error) {
        return { kind: 'unavailable', why: failureOf(error) };
      }
    },

    async finish(came, { state, nonce, verifier }) {
      const oidc = await load();
      try {
        const config = await client(oidc);
        const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true };
        const tokens = await oidc.authorizationCodeGrant(config, came, checks);
        const claims = tokens.claims();
        if (!claims) return { kind: 'wrong', why: 'no id token' };
        const said =
          typeof claims[settings.identityClaim] === 'string' ? claims : await oidc.fetchUserInfo(config, tokens.access_token, claims.sub);
        return whoOf(said[settings.identityClaim], said[settings.nameClaim]);
      } catch (error) {
        return { kind: kindOf(error, oidc), why: failureOf(error) };
      }
    },
  };
}

/** The service is believed about who somebody is, not about being without faults. */
function whoOf(identity: unknown, name: unknown): Finish {
  const number = parseIdentity(typeof identity === 'string' ? identity : '', localDate(new Date().toISOString() as Instant));
  const said = parseName(typeof name === 'string' ? name : '', 50);
  if ('error' in number) return { kind: 'wrong', why: `identity number: ${number.error}` };
  return 'error' in said ? { kind: 'wrong', why: 'no name' } : { kind: 'proven', identity: number.value, name: said.value };
}

/** The person turned back (RFC 6749 §4.1.2.1); the service is away; or its answer does not hold. */
function kindOf(error: unknown, oidc: Oidc): 'refused' | 'wrong' | 'unavailable' {
  if (error instanceof oidc.AuthorizationResponseError) return error.error === 'access_denied' ? 'refused' : 'unavailable';
  if (error instanceof oidc.ResponseBodyError) return error.status >= 500 ? 'unavailable' : 'wrong';
  const code = (error as { code?: unknown }).code;
  return code === 'OAUTH_TIMEOUT' || code === 'OAUTH_RESPONSE_IS_NOT_CONFORM' || error instanceof TypeError ? 'unavailable' : 'wrong';
}
