/**
 * `npm run bench:sentiment`: how well the feeling of a reply is read, beside three general word lists. Mistakes of the
 * seen halves can be listed (`--errors turns|polarity|requests`) and were tuned on; the others never were.
 */
import { measureGraded } from './sentiment/graded.ts';
import { measurePublished } from './sentiment/published.ts';
import { measureRatings } from './sentiment/ratings.ts';
import { measureTime } from './sentiment/time.ts';

measureGraded();
measurePublished();
measureRatings();
measureTime();
