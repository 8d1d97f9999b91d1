import { DefaultFailureConverter } from '@temporalio/common';

/**
 * Failures with message and stack trace inside a payload, so that the codec covers them too. Temporal loads this by path, on the
 * client, in the worker and in the workflow's isolate: it must import nothing of Node.
 */
export const failureConverter = new DefaultFailureConverter({ encodeCommonAttributes: true });
