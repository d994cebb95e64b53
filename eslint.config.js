import litA11y from 'eslint-plugin-lit-a11y';
import { configs as lit } from 'eslint-plugin-lit';
import { configs as wc } from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';

const ambient = 'Take it from the injected Scheduler, Random or Log: see src/base.';
const globalObjects = '/^(globalThis|self|window)$/';
/** The same through the global object, and the doors that are methods. */
const ambientSyntax = [
  `MemberExpression[object.name=${globalObjects}][property.name=/^(Date|performance|Math|crypto|console|set(Timeout|Interval)|clear(Timeout|Interval)|queueMicrotask|request(AnimationFrame|IdleCallback))$/]`,
  "MemberExpression[object.name='crypto']",
  "MemberExpression[object.type='MemberExpression'][object.property.name='crypto']",
  "MemberExpression[object.name='AbortSignal'][property.name='timeout']",
].map((selector) => ({ selector, message: ambient }));
const deviceSyntax = [
  "MemberExpression[object.name='navigator'][property.name=/^(serial|usb)$/]",
  "MemberExpression[object.property.name='navigator'][property.name=/^(serial|usb)$/]",
].map((selector) => ({
  selector,
  message:
    'navigator.serial and navigator.usb belong to src/transports, src/client/port-picker.ts and src/client/page-environment.ts.',
}));
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
  'queueMicrotask',
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
    ignores: ['src/base/**', 'src/worker/compose.ts', 'src/pages/**', 'src/**/*.test.ts', 'src/**/*.soak.ts'],
    rules: {
      'no-restricted-globals': ['error', ...ambientGlobals],
      'no-restricted-properties': ['error', { object: 'Math', property: 'random', message: ambient }],
      'no-restricted-syntax': ['error', ...ambientSyntax, ...deviceSyntax],
    },
  },
  {
    // The device APIs appear in transports, in the one page-side port picker and in what reads what the page can do: there only time and chance are refused.
    files: ['src/transports/**/*.ts', 'src/client/port-picker.ts', 'src/client/page-environment.ts'],
    rules: { 'no-restricted-syntax': ['error', ...ambientSyntax] },
  },
  {
    files: ['src/base/**/*.ts', 'src/worker/compose.ts', 'src/pages/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...deviceSyntax] },
  },
  {
    files: ['**/*.test.ts', '**/*.soak.ts', 'test/**', 'bench/**'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-empty-function': 'off',
      'no-restricted-globals': 'off',
      'no-restricted-syntax': 'off',
    },
  },
);
