import { paymentBatch } from './payment-batch';
import { register } from './registry';
import { startupGrant } from './startup-grant';

for (const one of [startupGrant, paymentBatch]) register(one);

export { allProgrammes, findProgramme, isOffices, programmeNamed } from './registry';
