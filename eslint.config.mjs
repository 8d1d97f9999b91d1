import tseslint from 'typescript-eslint';

/** What a folder must not import, as design §2 has it; patterns are matched against the import as it is written. */
const closed = (files, ...rules) => ({
  files,
  ignores: ['**/*.test.ts', '**/testing*.ts'],
  rules: { 'no-restricted-imports': ['error', { patterns: rules.map(([regex, message]) => ({ regex, message })) }] },
});
const room = (...names) => `(^|/)\\.\\./(.*/)?(${names.join('|')})(/|$)`;
// What a telephone number is, is a table of every country's numbering plan: the library is that table, and as pure as the rest.
const outsideRule = [
  '^(?!\\.\\.?/|(zod|@noble/hashes|libphonenumber-js)(/|$))',
  'The domain imports nothing but itself, zod, @noble/hashes and the table of telephone numbers.',
];
const notDomain = [
  'store',
  'engine',
  'portal',
  'registries',
  'treasury',
  'receivers',
  'letters',
  'sealing',
  'policies',
  'workflows',
  'activities',
  'sandbox',
  'engines',
];
/** The rooms of the domain, each with those that stand above it: ground, then forms and records, programmes, policy, the case. */
const layers = [
  ['ground', ['form', 'records', 'programmes', 'policy', 'case']],
  ['form', ['records', 'programmes', 'policy', 'case']],
  ['records', ['form', 'programmes', 'policy', 'case']],
  ['programmes', ['policy', 'case']],
  ['policy', ['case']],
];

const portalRules = [
  [
    room('workflows', 'activities', 'treasury', 'receivers', 'sandbox', 'engines'),
    'Pages know the domain, the store, the engine and the port of the registries.',
  ],
  ['^(mongoose|mongodb|@temporalio/.*)$', 'Pages reach MongoDB by the store and Temporal by the engine.'],
];

const purity = [
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'The domain has no clock: take the instant as an argument.',
  },
  {
    selector: "MemberExpression[object.name='Date'][property.name='now']",
    message: 'The domain has no clock: take the instant as an argument.',
  },
  {
    selector: "MemberExpression[object.name='Math'][property.name='random']",
    message: 'The domain has no chance: take what was drawn as an argument.',
  },
];

// A linter has its say from one default export; nothing else has one.
export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', '.data/', 'coverage/', 'public/'] },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.base],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/only-throw-error': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-var': 'error',
      'prefer-const': 'error',
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'Name what you export.' },
        { selector: 'Decorator', message: 'No decorators.' },
      ],
    },
  },
  {
    files: ['src/domain/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-syntax': ['error', { selector: 'ExportDefaultDeclaration', message: 'Name what you export.' }, ...purity],
    },
  },
  closed(['src/domain/**/*.ts'], outsideRule, [room(...notDomain), 'The domain imports nothing outside itself.']),
  ...layers.map(([below, above]) =>
    closed([`src/domain/${below}/**/*.ts`], outsideRule, [
      room(...notDomain, ...above),
      `Of the domain, ${below} imports neither what is outside nor ${above.join(', ')}.`,
    ]),
  ),
  closed(
    ['workflows/**/*.ts'],
    [
      '^(?!\\.\\.?/|@temporalio/(workflow|common)(/|$)|@noble/hashes(/|$))',
      'A workflow imports the domain and @temporalio/workflow: everything else happens in activities.',
    ],
    [
      room('store', 'engine', 'portal', 'registries', 'treasury', 'receivers', 'letters', 'sealing', 'policies', 'sandbox', 'engines'),
      'A workflow imports the domain only.',
    ],
  ),
  closed(
    ['activities/**/*.ts'],
    [room('portal', 'sandbox', 'engines', 'engine'), 'Activities speak to the world by their ports.'],
    ['^(express|mongoose|mongodb)$', 'Activities speak to the world by their ports.'],
  ),
  closed(
    ['src/store/**/*.ts'],
    [
      room('engine', 'portal', 'registries', 'treasury', 'receivers', 'letters', 'workflows', 'activities', 'sandbox', 'engines'),
      'The store knows the domain only.',
    ],
    ['^(express|@temporalio/.*)$', 'The store knows the domain only.'],
  ),
  closed(
    ['src/engine/**/*.ts'],
    [
      room('portal', 'registries', 'treasury', 'receivers', 'letters', 'sandbox', 'engines', 'activities'),
      'The engine knows the domain, the contract of the workflows and the store.',
    ],
    ['^(express|mongoose|mongodb)$', 'The engine reaches MongoDB by the store.'],
  ),
  closed(
    ['src/registries/**/*.ts', 'src/treasury/**/*.ts', 'src/receivers/**/*.ts', 'src/letters/**/*.ts', 'src/identity/**/*.ts'],
    [room('engine', 'portal', 'workflows', 'activities', 'sandbox', 'engines'), 'An adapter knows the domain and its own port.'],
    ['^(express|mongoose|mongodb|@temporalio/.*)$', 'An adapter knows the domain and its own port.'],
  ),
  closed(
    ['src/papers/**/*.ts', 'src/scanning/**/*.ts'],
    [room('engine', 'portal', 'workflows', 'activities', 'sandbox', 'engines'), 'Readers of papers know bytes, and nothing of pages.'],
    ['^(express|mongoose|mongodb|@temporalio/.*)$', 'Readers of papers know bytes, and nothing of pages.'],
  ),
  closed(
    ['src/tables/**/*.ts'],
    [
      room('store', 'engine', 'portal', 'registries', 'workflows', 'activities', 'sandbox', 'engines'),
      'Readers of tables know bytes and the domain.',
    ],
    ['^(express|mongoose|mongodb|@temporalio/.*)$', 'Readers of tables know bytes and the domain.'],
  ),
  closed(['src/portal/**/*.ts'], ...portalRules),
  closed(['src/portal/{accounts,cases,forms,middleware,view}/**/*.ts'], ...portalRules, [
    room('pages'),
    'Pages import what they share, and nothing shared imports a page.',
  ]),
  closed(['sandbox/**/*.ts'], [room('portal/pages'), 'The sandbox stands around the portal, not in it.']),
);
