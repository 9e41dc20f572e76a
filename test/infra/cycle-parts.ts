/** What the learning cycle's definition names, in tests. */
import { type CycleParts, cycleStates } from '../../infra/cycle-states.ts';

const PARTS: CycleParts = {
  tableArn: 'arn:table',
  tableName: 'table',
  logBucket: 'logs',
  exports: 'exports',
  log: 's3://logs/log',
  policies: 's3://policies/policies',
  reports: 's3://reports/reports',
  reportBucket: 'reports',
  reportPrefix: 'reports',
  keyArn: 'arn:key',
  settle: 'arn:settle',
  retrain: 'arn:retrain',
  rollout: 'arn:rollout',
  task: { cluster: 'c', definition: 'd', container: 'learning', subnets: ['s'], securityGroup: 'g' },
  topic: 'arn:topic',
  days: 56,
  functionBytes: 1_000,
};

export const cycle = cycleStates(PARTS);
