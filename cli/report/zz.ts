import { readFileSync, writeFileSync } from 'node:fs';

const t = performance.now();
const { reportHtml } = await import('./html.ts');
const t1 = performance.now();
const text = reportHtml(JSON.parse(readFileSync(process.argv[2]!, 'utf8')));
console.log(Math.round(t1 - t), Math.round(performance.now() - t1), text.length);
writeFileSync(process.argv[3]!, text);
