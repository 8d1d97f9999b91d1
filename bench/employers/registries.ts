import { registriesApp } from '../../sandbox/registries/app';
import { employersMade, worldOf } from './made';

/** The registries with the bench's employers, in a process of its own: `registries.js PORT SMALL LARGE`. */
const [port = 0, small = 0, large = 0] = process.argv.slice(2).map(Number);
const app = registriesApp(worldOf(employersMade(small, large)));
app.get('/healthz', (_request, response) => void response.json({ ok: true }));
app.listen(port, '127.0.0.1');
