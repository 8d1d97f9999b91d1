import { type Express } from 'express';
import helmet from 'helmet';
import { type Services } from '../services';

/** Nothing but our own files runs or shows, no page is framed, and no page of ours is kept by a shared computer. */
export function setUpHeaders(app: Express, { config }: Pick<Services, 'config'>): void {
  app.disable('x-powered-by');
  app.set('trust proxy', config.proxies);
  app.use(
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'none'"],
          scriptSrc: ["'self'"],
          styleSrc: ["'self'"],
          imgSrc: ["'self'", 'data:'],
          fontSrc: ["'self'"],
          connectSrc: ["'self'"],
          objectSrc: ["'self'"],
          formAction: ["'self'"],
          frameAncestors: ["'none'"],
          baseUri: ["'none'"],
          ...(config.sandbox ? {} : { upgradeInsecureRequests: [] }),
        },
      },
      strictTransportSecurity: config.sandbox ? false : { maxAge: 31_536_000 },
      referrerPolicy: { policy: 'same-origin' },
      crossOriginEmbedderPolicy: false,
    }),
  );
  app.use((_req, res, next) => {
    res.setHeader('Cache-Control', 'no-store');
    next();
  });
}
