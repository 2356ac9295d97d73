#!/usr/bin/env node
import module from 'node:module';

// Node 22 and later keep compiled code, which shortens the start; it must be asked before anything is loaded.
module.enableCompileCache?.();
await import('../dist/cli.js');
