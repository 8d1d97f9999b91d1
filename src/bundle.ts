import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { bundleWorkflowCode } from '@temporalio/worker';
import { failureConverterPath } from './engine/codec';

/**
 * The workflow isolate's code, built beforehand: a worker never compiles.
 * @param workflowsPath the file whose exports are the stories
 * @returns JavaScript with its source map inline
 */
export async function bundleStories(workflowsPath = require.resolve('../workflows/index')): Promise<string> {
  const { code } = await bundleWorkflowCode({
    workflowsPath,
    failureConverterPath,
    logger: {
      log: () => undefined,
      trace: () => undefined,
      debug: () => undefined,
      info: () => undefined,
      warn: console.warn,
      error: console.error,
    },
  });
  return code;
}

/** Where a build leaves the bundle, beside the compiled code. */
export const bundlePath = join(__dirname, '..', 'workflow-bundle.js');

if (require.main === module) {
  void bundleStories().then((code) => {
    mkdirSync(dirname(bundlePath), { recursive: true });
    writeFileSync(bundlePath, code);
  });
}
