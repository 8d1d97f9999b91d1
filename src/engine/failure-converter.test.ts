import { bundleWorkflowCode } from '@temporalio/worker';
import { failureConverterPath } from './codec';
import { failureConverter } from './failure-converter';

test('messages and stack traces go into the payload', () => {
  expect(failureConverter.options.encodeCommonAttributes).toBe(true);
});

// The bundler refuses what the isolate does not have, so this fails when the converter begins to import one of Node's modules.
test('the workflow bundle takes it in', async () => {
  const quiet = () => undefined;
  const logger = { log: quiet, trace: quiet, debug: quiet, info: quiet, warn: quiet, error: quiet };
  const { code } = await bundleWorkflowCode({ workflowsPath: failureConverterPath, failureConverterPath, logger });
  expect(code).toContain('encodeCommonAttributes: true');
}, 60_000);
