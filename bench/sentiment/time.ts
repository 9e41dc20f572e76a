/** What reading a reply costs, over the graded replies and the published requests alike. */
import { type Labelled, read } from '../understanding/data.ts';
import { READERS } from './readers.ts';

export function measureTime(): void {
  const texts = read<Labelled>('music-utterances.jsonl.gz').map(({ text }) => text);
  console.log(`time an utterance (${texts.length} utterances, after one pass to warm up)`);
  for (const { name, read } of READERS) {
    for (const text of texts) read(text);
    const times = texts.map((text) => {
      const start = performance.now();
      read(text);
      return (performance.now() - start) * 1_000;
    });
    times.sort((a, b) => a - b);
    const at = (share: number) => times[Math.floor(times.length * share)]!.toFixed(1).padStart(8);
    const mean = times.reduce((sum, time) => sum + time, 0) / times.length;
    console.log(
      `${name.padEnd(24)} mean ${mean.toFixed(1).padStart(7)} µs   p50 ${at(0.5)} µs   p99 ${at(0.99)} µs`,
    );
  }
}
