/** A profile as a DynamoDB item: lists side by side like a decision's candidates, since names would be half of it. */
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import type { StoredProfile } from '../ports.ts';
import { expiryOf, type Item, LISTENER_TYPE } from './item.ts';

type Profile = StoredProfile['profile'];

const FORMAT = 1;
/** An unknown day: before Segue, and before recorded music of anybody alive. */
const NO_DAY = -1;

interface Columns {
  readonly type: typeof LISTENER_TYPE;
  readonly format: number;
  readonly listener: string;
  readonly revision: number;
  readonly since: number;
  readonly last: number;
  readonly plays: { readonly track: string[]; readonly count: number[]; readonly day: number[] };
  readonly reactions: { readonly track: string[]; readonly strength: number[]; readonly day: number[] };
  readonly heard: readonly string[];
  readonly events: readonly string[];
  readonly taste?: Profile['taste'];
  readonly expires: number;
}

export function profileItem(listener: string, profile: Profile, revision: number): Item {
  const { plays, reactions, ...rest } = profile;
  const columns: Columns = {
    type: LISTENER_TYPE,
    format: FORMAT,
    listener,
    revision,
    ...rest,
    plays: {
      track: plays.map(({ track }) => track),
      count: plays.map(({ count }) => count),
      day: plays.map(({ day }) => day ?? NO_DAY),
    },
    reactions: {
      track: reactions.map(({ track }) => track),
      strength: reactions.map(({ strength }) => strength),
      day: reactions.map(({ day }) => day),
    },
    expires: expiryOf(profile.last),
  };
  return marshall(columns, { removeUndefinedValues: true });
}

/** @throws TypeError for an item of another format. */
export function profileFrom(item: Item): StoredProfile {
  const columns = unmarshall(item) as Columns;
  if (columns.type !== LISTENER_TYPE || columns.format !== FORMAT)
    throw new TypeError(`not a listener’s item of format ${FORMAT}`);
  const { revision, since, last, plays, reactions, heard, events, taste } = columns;
  const profile: Profile = {
    plays: plays.track.map((track, i) => {
      const day = plays.day[i]!;
      return { track, count: plays.count[i]!, ...(day === NO_DAY ? {} : { day }) };
    }),
    reactions: reactions.track.map((track, i) => {
      return { track, strength: reactions.strength[i]!, day: reactions.day[i]! };
    }),
    ...{ heard, events, since, last },
    ...(taste ? { taste } : {}),
  };
  return { profile, revision };
}
