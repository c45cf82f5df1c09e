import { enableCompileCache } from 'node:module';

// Loading the sources is a third of the time that a preview takes: keep them compiled.
enableCompileCache();
await import('./command-line.ts');
