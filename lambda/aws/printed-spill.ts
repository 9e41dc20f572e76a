import type { Spill } from '../ports.ts';

/** One line a record on standard output, where CloudWatch keeps it; `segue log recover` reads such lines back in. */
export const printedSpill: Spill = {
  write: (record, reason) => console.log(JSON.stringify({ segue: 'spilled-record', reason, record })),
};
