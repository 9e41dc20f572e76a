import type { LearningReport } from './content.ts';

export function reportHtml(report: LearningReport): string {
  return JSON.stringify(report.gate);
}
