import { parentPort } from 'node:worker_threads';
import type { Challenger, Shape } from './population.ts';
import { runOf } from './runs.ts';

export interface Job {
  readonly seed: number;
  readonly challenger: Challenger;
  readonly shape: Shape;
}

parentPort!.on('message', ({ seed, challenger, shape }: Job) =>
  parentPort!.postMessage(runOf(seed, challenger, shape)),
);
