// As simulator/run/thread.mjs: a thread registers tsx itself.
import { register } from 'tsx/esm/api';

register();
await import('./worker.ts');
