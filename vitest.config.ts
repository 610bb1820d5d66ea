import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.ts'],
          // The pipeline is imported once for all files: none of them changes it.
          isolate: false,
          maxConcurrency: 2,
          env: { CONTENT_DIR: 'tests/fixtures/site' },
        },
      },
      {
        test: {
          name: 'build',
          include: ['tests/build/**/*.test.ts'],
          isolate: false,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'prose',
          include: ['tests/prose/**/*.test.ts'],
        },
      },
    ],
  },
});
