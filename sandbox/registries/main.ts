import { livingWorld } from '../living/world';
import { serve } from '../serve';
import { registriesApp } from './app';

void serve(registriesApp(livingWorld()), Number(process.env['PORT'] ?? 8101));
