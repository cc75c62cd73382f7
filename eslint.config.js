import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/**
 * The house: what each folder of the product may import, beside itself. Arrows run downwards only;
 * features do not import each other, they meet through command ids and `allo:` URIs.
 * `vscode: false` keeps a folder usable, and testable, without an editor around it.
 */
const layers = {
  'src/model': { mayImport: [], vscode: false },
  'src/allo': { mayImport: ['src/model'], vscode: false },
  'src/formats': { mayImport: ['src/model'], vscode: false },
  'src/matching': { mayImport: ['src/model'], vscode: false },
  'src/conversations': { mayImport: ['src/model', 'src/allo', 'src/matching'], vscode: false },
  'src/platform': {
    mayImport: ['src/model', 'src/allo', 'src/formats', 'src/matching', 'src/conversations'],
    vscode: true,
  },
  'src/account': feature(),
  'src/contacts': feature(),
  'src/lookup': feature(),
  'src/documents': feature(),
  'src/transcript': feature(),
  'src/export': feature(),
  'src/links': feature(),
  'src/references': feature(),
  'src/assistant': feature(),
  'media/transcript': {
    mayImport: ['src/model'],
    mayImportFiles: [
      'src/transcript/words/pageWords.ts',
      'src/transcript/words/playerWords.ts',
      'src/transcript/problemAction.ts',
      'src/transcript/protocol.ts',
      'src/transcript/threadView.ts',
    ],
    vscode: false,
  },
};

function feature() {
  return {
    mayImport: [
      'src/model',
      'src/allo',
      'src/formats',
      'src/matching',
      'src/conversations',
      'src/platform',
    ],
    vscode: true,
  };
}

/** Turns one row of the table into a rule: every folder that is not named there is refused. */
function boundary(folder, { mayImport, mayImportFiles = [], vscode }) {
  const refused = [...Object.keys(layers), 'test', 'src/extension']
    .filter((other) => other !== folder && !mayImport.includes(other))
    .map((other) => {
      const [last] = other.split('/').reverse();
      const allowedFiles = mayImportFiles
        .filter((file) => file.startsWith(`${other}/`))
        .map((file) => file.slice(other.length + 1).replaceAll('.', '\\.'));
      const exception = allowedFiles.length ? `(?!(?:${allowedFiles.join('|')})$)` : '';
      return {
        regex: `^(?:\\.\\./)+(?:src/|media/)?${last}(?:/${exception}|\\.ts$)`,
        message: `${folder} may not import ${other}: see the table in eslint.config.js.`,
      };
    });
  const bare = vscode
    ? []
    : [{ name: 'vscode', message: `${folder} must work without VS Code around it.` }];
  return {
    files: [`${folder}/**/*.ts`],
    rules: { 'no-restricted-imports': ['error', { patterns: refused, paths: bare }] },
  };
}

export default defineConfig(
  globalIgnores(['dist/', '.vscode-test/', 'test-results/']),
  {
    extends: [js.configs.recommended],
    linterOptions: { reportUnusedDisableDirectives: 'error' },
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      // A promise or a callback of nothing is `void` in the signatures of VS Code, too.
      '@typescript-eslint/no-invalid-void-type': 'off',
      'no-undef': 'off',
    },
  },
  {
    files: ['src/**/*.ts', 'media/**/*.ts'],
    rules: {
      'no-console': 'error',
      'no-restricted-globals': [
        'error',
        { name: 'navigator', message: 'Reading it throws in the extension host of VS Code.' },
      ],
    },
  },
  {
    files: ['**/*.js', '**/*.cjs'],
    languageOptions: { globals: { process: 'readonly', console: 'readonly' } },
  },
  ...Object.entries(layers).map(([folder, layer]) => boundary(folder, layer)),
);
