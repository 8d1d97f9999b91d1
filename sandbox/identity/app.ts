import { generateKeyPairSync, randomBytes } from 'node:crypto';
import express, { type Express } from 'express';
import { faultOf, faulty, switchable } from '../faults';
import { cast, sandboxWorld } from '../people';
import { type SandboxPerson } from '../person';
import { chooser } from './page';

/** What the portal is known by here; nothing in the sandbox is a secret. */
export const sandboxClient = { id: 'zhuye', secret: 'zhuye-sandbox' } as const;

/**
 * Stands in for the national identity service: a provider of OpenID Connect whose sign-in is to say who one is. Faults by `discovery`,
 * `authorize`, `token` and `userinfo`; `missing` on the last one says nobody, `wrong` a number that is none.
 * @param redirects where it may send people back to
 */
export async function identityApp(issuer: string, redirects: readonly string[]): Promise<Express> {
  // ESM only; this file is CommonJS.
  const { default: Provider } = await import('oidc-provider');
  const people = new Map<string, SandboxPerson>(sandboxWorld().people.map((one) => [one.identity, one]));
  const app = express();
  app.disable('x-powered-by');
  const faults = switchable(app);
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const provider = new Provider(issuer, {
    clients: [{ client_id: sandboxClient.id, client_secret: sandboxClient.secret, redirect_uris: [...redirects] }],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256' }] },
    cookies: { keys: [randomBytes(32).toString('base64url')] },
    claims: { identity: ['name', 'id_number'] },
    scopes: ['openid', 'identity'],
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => `/login/${uid}` },
    ttl: { AccessToken: 600, AuthorizationCode: 60, IdToken: 600, Interaction: 900, Grant: 900, Session: 900 },
    findAccount: (_context, id) => ({ accountId: id, claims: () => claimsOf(id) }),
    // One press says both who one is and that the portal may know it.
    loadExistingGrant: async (context) => {
      const { session, client } = context.oidc;
      const grant = new context.oidc.provider.Grant({ accountId: session?.accountId ?? '', clientId: client?.clientId ?? '' });
      grant.addOIDCScope('openid identity');
      await grant.save();
      return grant;
    },
  });

  const claimsOf = (id: string): { sub: string; name?: string; id_number?: string } => {
    const { missing, wrong } = faultOf(faults, 'userinfo');
    const person = people.get(id);
    if (missing || !person) return { sub: id };
    return { sub: id, name: person.name, id_number: wrong ? '440309000000000000' : person.identity };
  };

  const faultNames = { '/.well-known': 'discovery', '/auth': 'authorize', '/token': 'token', '/me': 'userinfo' };
  for (const [path, name] of Object.entries(faultNames)) app.use(path, faulty(faults, name));

  app.get('/login/:uid', (_request, response) => void response.type('html').send(chooser(Object.values(cast))));
  app.post('/login/:uid', express.urlencoded({ extended: false }), async (request, response) => {
    const { who, other } = request.body as { who?: string; other?: string };
    const accountId = people.has(other?.trim() ?? '') ? other?.trim() : who;
    const result = accountId
      ? { login: { accountId, remember: false } }
      : { error: 'access_denied', error_description: 'the person turned back' };
    await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  });
  app.get('/healthz', (_request, response) => void response.sendStatus(200));
  app.use(provider.callback());
  return app;
}
