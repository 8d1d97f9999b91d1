import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { bundleWorkflowCode } from '@temporalio/worker';
import { failureConverterPath } from './engine/codec';

/**
 * The workflow isolate's code, built beforehand: a worker never compiles.
 * @param workflowsPath the file whose exports are the stories
 * @param rules files beside `workflows/shared` that are loaded once for all cases: what registers further programmes
 * @returns JavaScript with its source map inline
 */
export async function bundleStories(workflowsPath = require.resolve('../workflows/index'), rules: readonly string[] = []): Promise<string> {
  const { code } = await bundleWorkflowCode({
    workflowsPath,
    failureConverterPath,
    preloadModules: [require.resolve('../workflows/shared'), ...rules],
    logger: {
      log: () => undefined,
      trace: () => undefined,
      debug: () => undefined,
      info: () => undefined,
      warn: console.warn,
      error: console.error,
    },
  });
  return withoutSources(code);
}

/** The map keeps files and lines for traces of errors; the sources themselves, two thirds of it, every worker would hold for nothing. */
export const withoutSources = (code: string): string =>
  code.replace(/(\/\/# sourceMappingURL=data:application\/json[^,]*,)(\S+)/, (_whole, head: string, map: string) => {
    const { sourcesContent: _sources, ...rest } = JSON.parse(Buffer.from(map, 'base64').toString('utf8')) as Record<string, unknown>;
    return head + Buffer.from(JSON.stringify(rest)).toString('base64');
  });

/** Where a build leaves the bundle, beside the compiled code. */
export const bundlePath = join(__dirname, '..', 'workflow-bundle.js');

if (require.main === module) {
  void bundleStories().then((code) => {
    mkdirSync(dirname(bundlePath), { recursive: true });
    writeFileSync(bundlePath, code);
  });
}
