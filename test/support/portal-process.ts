import { loadConfig } from '../../src/config';
import { createLogger } from '../../src/log';
import { createApp } from '../../src/portal/app';
import { wirePortal } from '../../src/wiring';
import { deadly } from './deadly';

/** A portal of its own for the tests that kill one; everything but its death, and that it sends nothing again, is as in production. */
async function main(): Promise<void> {
  const config = loadConfig(process.env);
  const { services } = await wirePortal(config, createLogger({ part: 'portal', level: config.logLevel }));
  const { outgoing } = services.store;
  const around = deadly();
  outgoing.keep = around('outgoing.keep', outgoing.keep, ({ kind }) => kind);
  outgoing.strikeOut = around('outgoing.strikeOut', outgoing.strikeOut);
  createApp(services).listen(config.port, config.host, () => process.send?.('ready'));
}

void main();
