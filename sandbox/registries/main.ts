import { sandboxWorld } from '../people';
import { serve } from '../serve';
import { registriesApp } from './app';

void serve(registriesApp(sandboxWorld()), Number(process.env['PORT'] ?? 8101));
