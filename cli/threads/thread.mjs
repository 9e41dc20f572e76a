// Where a worker thread begins. Before Node 22 a thread does not read TypeScript because its parent does, and
// `--import tsx` does not reach it: it registers tsx itself, which only a file in plain JavaScript can do.
import { register } from 'tsx/esm/api';

register();
await import('./worker.ts');
