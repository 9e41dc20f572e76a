/** The report as one page that needs nothing but itself: for a phone, for paper, and for whoever checks the figures. */
import type { LearningReport } from './content.ts';
import { page } from './page.ts';
import { audits } from './sections/audits.ts';
import { conversations } from './sections/conversations.ts';
import { data } from './sections/data.ts';
import { guardrails } from './sections/guardrails.ts';
import { improvement } from './sections/improvement.ts';
import { learners } from './sections/learners.ts';
import { notes } from './sections/notes.ts';
import { playback } from './sections/playback.ts';
import { prompts } from './sections/prompts.ts';
import { rewards } from './sections/rewards.ts';
import { segments } from './sections/segments.ts';
import { support } from './sections/support.ts';
import { criteriaOf, verdictHead } from './sections/verdict.ts';

export function reportHtml(report: LearningReport): string {
  return page({
    title: `${report.gate.verdict}: ${report.policy.version} against ${report.policy.incumbent}`,
    head: verdictHead(report),
    sections: [
      { id: 'criteria', title: 'Criteria', content: criteriaOf(report.gate) },
      improvement(report),
      conversations(report),
      guardrails(report),
      rewards(report),
      prompts(report),
      playback(report),
      segments(report),
      support(report),
      audits(report),
      learners(report),
      data(report),
      notes(report),
    ],
  });
}
