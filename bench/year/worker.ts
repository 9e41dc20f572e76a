import { parentPort } from 'node:worker_threads';
import { type Week, weekRunner } from './week.ts';

const run = weekRunner();

parentPort!.on('message', (week: Week) => parentPort!.postMessage(run(week)));
