import { runPortal } from '../src/portal-process';
import { guideAround } from './guide/around';
import { openerOf } from './guide/open-due';

/** The portal as production runs it, with the guide for trying it out around it. Refuses to be anything but the sandbox's. */
runPortal((config) => {
  if (!config.sandbox) throw new Error('this entry is the sandbox’s; production runs src/portal');
  return guideAround({ ...config, livingFile: process.env['LIVING_FILE'], opener: (keys) => openerOf(config, keys) });
});
