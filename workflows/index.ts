/** Every export is a workflow type. */
export { paymentBatch } from './payment-batch';
export { startupGrant } from './startup-grant';
