/**
 * `npm run bench:understanding`: how well text is understood, measured on published utterances with the Spotify
 * catalogue loaded. Every figure is printed for both halves of the data, split by a hash of the text. Only mistakes of
 * the seen half can be listed and were tuned on, so a gap between the halves is over-tuning.
 */
import { measureFalseAccepts } from './understanding/accepts.ts';
import { type Labelled, read } from './understanding/data.ts';
import { measureDialogue } from './understanding/dialogue.ts';
import {
  measureCurators,
  measureFreeFormRequests,
  measureMisheardArtists,
} from './understanding/information.ts';
import { measureReplies } from './understanding/replies.ts';
import { measureSlots } from './understanding/slots.ts';
import { loadSubject } from './understanding/subject.ts';

const subject = loadSubject();
const music = read<Labelled>('music-utterances.jsonl.gz');

measureSlots(music, subject);
measureReplies(music, subject);
measureFalseAccepts(subject);
measureDialogue(subject);

measureMisheardArtists(subject);
measureFreeFormRequests(subject);
measureCurators(subject);

subject.reportTimes();
