import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rosterSamples } from './roster-samples';

/** `node dist/test/support/write-samples.js FOLDER`: writes the sample rosters, to be tried by hand. */
const [folder = '.'] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
for (const { name, bytes } of rosterSamples()) writeFileSync(join(folder, name), bytes);
