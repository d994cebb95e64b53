import litA11y from 'eslint-plugin-lit-a11y';
import { configs as lit } from 'eslint-plugin-lit';
import { configs as wc } from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';

const ambient = 'Take it from the injected Scheduler, Random or Log: see src/base.';
const ambientGlobals = [
  'Date',
  'performance',
  'setTimeout',
  'clearTimeout',
  'setInterval',
  'clearInterval',
  'requestAnimationFrame',
  'requestIdleCallback',
  'console',
].map((name) => ({ name, message: ambient }));

export default tseslint.config(
  {
    ignores: [
      'dist/',
      'dist-app/',
      'wasm/',
      '.ci/out/',
      'src/tspi/generated/',
      'src/core/generated/',
      'test/consumers/',
      'scripts/',
      '*.config.js',
      '*.cjs',
      '.ci/',
      '**/*.mjs',
    ],
  },
  {
    files: ['**/*.ts'],
    extends: [
      ...tseslint.configs.strictTypeChecked,
      lit['flat/recommended'],
      wc['flat/recommended'],
      wc['flat/best-practice'],
    ],
    plugins: { 'lit-a11y': litA11y },
    languageOptions: {
      parserOptions: {
        project: ['./tsconfig.json', './tsconfig.worker.json', './tsconfig.test.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    settings: { wc: { elementBaseClasses: ['LitElement'] } },
    rules: {
      ...litA11y.configs.recommended.rules,
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    },
  },
  {
    // No ambient time or chance outside base, worker/compose and the pages.
    files: ['src/**/*.ts'],
    ignores: ['src/base/**', 'src/worker/compose.ts', 'src/pages/**', 'src/**/*.test.ts'],
    rules: {
      'no-restricted-globals': ['error', ...ambientGlobals],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: ambient },
        { object: 'crypto', property: 'getRandomValues', message: ambient },
        { object: 'globalThis', property: 'setTimeout', message: ambient },
        { object: 'globalThis', property: 'performance', message: ambient },
        { object: 'window', property: 'setTimeout', message: ambient },
      ],
    },
  },
  {
    // The device APIs appear in transports and in the one page-side port picker.
    files: ['src/**/*.ts'],
    ignores: ['src/transports/**', 'src/client/port-picker.ts', 'src/**/*.test.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: "MemberExpression[object.name='navigator'][property.name=/^(serial|usb)$/]",
          message: 'navigator.serial and navigator.usb belong to src/transports and src/client/port-picker.ts.',
        },
      ],
    },
  },
  {
    files: ['**/*.test.ts', 'test/**', 'bench/**'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-empty-function': 'off',
      'no-restricted-globals': 'off',
    },
  },
);
