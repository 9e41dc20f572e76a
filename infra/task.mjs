// Where the Fargate task begins; copied beside the bundle by scripts/bundle.ts. A file and not `node --eval`: worker
// threads are started with their parent's options, and refuse that one.
import { handler } from './retrain.mjs';

console.log(JSON.stringify(await handler(JSON.parse(process.argv[2]))));
