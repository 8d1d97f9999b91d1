import { type Router } from 'express';
import { homeSignedOutPages } from './pages/home-signed-out';
import { keptPages } from './pages/kept';
import { languagePages } from './pages/language';
import { signInPages } from './pages/sign-in';
import { type Services } from './services';

/** Every module of pages, asked in this order. A new one adds its line here. */
export const pages: readonly ((services: Services) => Router)[] = [homeSignedOutPages, signInPages, keptPages, languagePages];
