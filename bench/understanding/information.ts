/** For information, with no target: misheard artists, free-form requests, the queries of music curators. */
import { foldName } from '../../lambda/catalog/fold.ts';
import { type Labelled, read } from './data.ts';
import { goldKeys, predictedKeys } from './keys.ts';
import type { Subject } from './subject.ts';

interface Entity {
  readonly type: string;
  readonly filler: string;
}
interface Misheard {
  readonly gold_entities: readonly Entity[];
  readonly pred_entities: readonly Entity[];
}

export function measureMisheardArtists(subject: Subject): void {
  const artistIn = (entities: readonly Entity[]) =>
    entities.find(({ type }) => type === 'artist_name')?.filler;
  let mangled = 0;
  let recovered = 0;
  for (const { gold_entities, pred_entities } of read<Misheard>('asr-entity-errors.jsonl.gz')) {
    const said = artistIn(gold_entities);
    const heard = artistIn(pred_entities);
    if (!said || !heard || foldName(said) === foldName(heard)) continue;
    if (subject.names.exact(said, ['artist'], 1).length === 0) continue;
    mangled += 1;
    if (predictedKeys('artist', subject.acts(`songs by ${heard}`)).includes(foldName(said))) recovered += 1;
  }
  console.log(
    `\nmisheard artists recovered: ${recovered} of ${mangled} (recogniser errors on real recordings)`,
  );
}

export function measureFreeFormRequests(subject: Subject): void {
  let known = 0;
  let found = 0;
  for (const { text, slots } of read<Labelled>('reddit-music-requests.jsonl.gz')) {
    const given = slots.filter(({ slot }) => slot.startsWith('Artist')).map(({ value }) => value);
    const gold = goldKeys('artist', given, subject.names);
    const predicted = predictedKeys('artist', subject.acts(text));
    known += gold.length;
    found += gold.filter((key) => predicted.includes(key)).length;
  }
  console.log(`artists found in free-form requests: ${found} of ${known} known to the catalogue`);
}

interface Curation {
  readonly turns: readonly { readonly user_query: string }[];
}

export function measureCurators(subject: Subject): void {
  const queries = read<Curation>('cpcd-conversations.jsonl.gz').flatMap(({ turns }) =>
    turns.map((turn) => turn.user_query),
  );
  const strange = queries.filter((query) =>
    subject.acts(query, { kind: 'open', values: [] }).some(({ act }) => act === 'out-of-domain'),
  );
  console.log(`queries of music curators not understood at all: ${strange.length} of ${queries.length}`);
}
