#!/usr/bin/env node
import { existsSync } from 'node:fs';
import module from 'node:module';
import process from 'node:process';

const program = new URL('../dist/cli.js', import.meta.url);
if (existsSync(program)) {
  // Node 22 and later keep compiled code, which shortens the start; it must be asked before anything is loaded.
  module.enableCompileCache?.();
  await import(program.href);
} else {
  process.stderr.write('kursk: This clone isn’t built yet: run `npm ci && npm run build` in it.\n');
  process.exitCode = 1;
}
