import js from '@eslint/js';
import importX from 'eslint-plugin-import-x';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { guardedRule } from './scripts/lint/guarded.mjs';
import { roomsRule } from './scripts/lint/rooms.mjs';

export default defineConfig(
  globalIgnores(['dist/', 'dist-*/', '.tsbuild/', '.vscode-test/', 'test/fixtures/', '**/*.d.ts']),
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: { allowDefaultProject: ['eslint.config.js', 'vitest.config.ts', 'knip.ts'] } } },
    plugins: { 'import-x': importX, gatescope: { rules: { rooms: roomsRule, guarded: guardedRule } } },
    settings: { 'import-x/parsers': { '@typescript-eslint/parser': ['.ts'] }, 'import-x/extensions': ['.ts', '.mjs'] },
    rules: {
      // The compiler knows better, in JavaScript too.
      'no-undef': 'off',
      'gatescope/rooms': 'error',
      'gatescope/guarded': 'error',
      'import-x/no-default-export': 'error',
      'max-lines': ['error', { max: 300 }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'] }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-empty-function': ['error', { allow: ['arrowFunctions', 'asyncFunctions', 'generatorFunctions'] }],
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true, argsIgnorePattern: '^_' }],
      // It asks for what `no-non-null-assertion` forbids.
      '@typescript-eslint/non-nullable-type-assertion-style': 'off',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/naming-convention': [
        'error',
        { selector: 'default', format: null, leadingUnderscore: 'forbid' },
        { selector: 'parameter', modifiers: ['unused'], format: null, leadingUnderscore: 'allow' },
        { selector: 'interface', format: ['PascalCase'], custom: { regex: '^I[A-Z]', match: false } },
        // Names that others chose: keys of messages, headers, files.
        { selector: ['objectLiteralProperty', 'typeProperty'], format: null, leadingUnderscore: 'allow' },
      ],
    },
  },
  {
    // A lab may have replaced iterators and methods: this room walks by index and calls captured originals.
    files: ['src/recorder/**'],
    rules: { '@typescript-eslint/prefer-for-of': 'off', '@typescript-eslint/unbound-method': 'off' },
  },
  {
    // AssemblyScript: its types of numbers are one to TypeScript, and a cast converts.
    files: ['src/vectors/**'],
    rules: { '@typescript-eslint/no-unnecessary-type-assertion': 'off' },
  },
  {
    // Content: read by learners, checked as TypeScript by its own tests.
    files: ['labs/**', 'docs/examples/**'],
    extends: [tseslint.configs.disableTypeChecked],
    // Learners read `x.grad!` with less trouble than a way around it.
    rules: { '@typescript-eslint/naming-convention': 'off', '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    // Plain JavaScript, typed by comments: started by Node as it is.
    files: ['**/*.mjs'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/restrict-template-expressions': 'off',
    },
  },
  {
    // Tables of cases are long.
    files: ['test/**'],
    rules: {
      'max-lines': ['error', { max: 400 }],
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-misused-spread': 'off',
      'gatescope/guarded': 'off',
    },
  },
  {
    // Of itself it waits for a second, which is not enough on a busy machine.
    files: ['test/**'],
    ignores: ['test/unit/eventually.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        ...['waitFor', 'waitUntil'].map(property => ({ object: 'vi', property, message: 'Use `eventually` of test/unit/eventually.ts.' })),
      ],
    },
  },
  {
    // A page that is coming up swallows keys, or takes the focus from what they open.
    files: ['test/host/**', 'scripts/bench/**', 'scripts/screenshots.mjs'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: "MemberExpression[property.name='keyboard']",
          message: 'Use `press`, `type` and `paste` of Workbench, which wait for pages.',
        },
      ],
    },
  },
  {
    // Programs are put together as text here, and a number stands in them as JavaScript writes it.
    files: ['test/labs/fuzz/**'],
    rules: { '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }] },
  },
  {
    // One fake of VS Code, which the compiler compares with its types; nothing is told to be of a type that it is not.
    files: ['test/unit/extension/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'TSAsExpression > TSNeverKeyword.typeAnnotation',
          message:
            'Make it of the type that is asked for: `standIn<T>({ … })` of test/unit/extension/fakeVSCode has what a test needs of it.',
        },
        {
          selector:
            "CallExpression[callee.object.name='vi'][callee.property.name=/^(doMock|mock)$/][arguments.0.value='vscode']:not([arguments.1.body.source.value=/(fakeVSCode\\/vscode|\\/recordingVSCode)\\.ts$/])",
          message: "Put the typed fake in its place: `vi.mock('vscode', () => import('…/fakeVSCode/vscode.ts'))`.",
        },
      ],
    },
  },
  {
    // The fake stands for VS Code's own classes and numbers.
    files: ['test/unit/extension/fakeVSCode/**', 'test/unit/extension/shown/recordingVSCode.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      '@typescript-eslint/no-unsafe-enum-comparison': 'off',
      '@typescript-eslint/no-deprecated': 'off',
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
    },
  },
  { files: ['*.config.*', 'knip.ts'], rules: { 'import-x/no-default-export': 'off' } },
);
