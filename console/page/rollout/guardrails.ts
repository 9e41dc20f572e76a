/** What takes a challenger back at whatever stage, and how long one may last: the rules every desk of ours stands by. */
import type { StageRules } from '../../../policy/rollout/rules.ts';
import { el } from '../dom.ts';
import { share, stageName } from './words.ts';

export function guardrails(rules: StageRules): readonly HTMLElement[] {
  const sure = stageName(100 * (1 - rules.harmAlpha));
  const [fallbacks, slow, failures] = [rules.fallbacks, rules.slow, rules.failures].map(share);
  return [
    `less success than the incumbent’s, ${sure} sure`,
    `conversations longer by more than ${share(rules.turns)}, ${sure} sure`,
    `abandonment higher by more than ${(100 * rules.abandonment).toFixed(1)} percentage points, ${sure} sure`,
    `a sample-ratio mismatch, p below ${rules.brokenAlpha}`,
    `over ${fallbacks} fallbacks, ${slow} slow answers or ${failures} failed conversations in its arm, p below ${rules.brokenAlpha}`,
    `${rules.mostDays} days at one stage before the last without having proved itself`,
  ].map((rule) => el('li', {}, rule));
}
