import type { canfulfill } from 'ask-sdk-model';
import type { MeaningRepresentation } from '../../policy/meaning.ts';
import type { SpokenIntent } from '../dialogue/understanding/spoken.ts';

/**
 * Whether we could serve an intent, slot by slot. Asked before the customer chose us, so it has no effect: nothing is
 * drawn, logged or remembered.
 */
export function canFulfil(
  intent: SpokenIntent,
  understood: (intent: SpokenIntent) => MeaningRepresentation,
): canfulfill.CanFulfillIntent {
  const makesSense = (some: SpokenIntent) => {
    const { acts } = understood(some);
    return acts.length > 0 && !acts.some((act) => act.act === 'out-of-domain');
  };
  const slots = intent.slots.map((slot): [string, canfulfill.CanFulfillSlot] => {
    const clear = makesSense({ name: intent.name, slots: [slot] }) ? 'YES' : 'NO';
    return [slot.name, { canUnderstand: clear, canFulfill: clear }];
  });
  const clear = slots.every(([, slot]) => slot.canFulfill === 'YES');
  const some = slots.some(([, slot]) => slot.canFulfill === 'YES');
  return {
    canFulfill:
      slots.length === 0 ? (makesSense(intent) ? 'YES' : 'MAYBE') : clear ? 'YES' : some ? 'MAYBE' : 'NO',
    slots: Object.fromEntries(slots),
  };
}
