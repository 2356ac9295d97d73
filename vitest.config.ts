import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: ['tests/support/build.ts', 'tests/support/provide-postgres.ts'],
    coverage: {
      include: ['src/core/**', 'src/corpus/**'],
      exclude: ['**/*.md'],
      reporter: ['text'],
      thresholds: { 'src/core/**': { branches: 95 }, 'src/corpus/**': { branches: 95 } },
    },
  },
});
