'use strict';

/** In place of a module, what Node itself has loaded of it: the same for every test file of a process, as its realm is. */
module.exports = {
  process: () => ({ code: 'module.exports = process.mainModule.require(__filename);' }),
  getCacheKey: (_text, path) => `shared ${path}`,
};
