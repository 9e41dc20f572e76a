/** The stories as a page of the documentation. */
import { STORIES, type Story } from './stories.ts';
import { type Exchange, talk } from './talk.ts';

const INTRODUCTION = `# Five conversations

How the same skill sounds when it goes well, when it goes badly, and in between. Every line below came out of the real turn: the words were really understood, the rule policy chose each prompt from the starter catalogue, and nothing was edited afterwards. \`npx tsx scripts/transcripts.ts\` writes this page; with \`--check\` it fails when the page no longer says what the skill would.

Before each prompt Segue works out how close it seems to the goal: **closeness**, 0 to 1, from the sentiment so far, how well it has understood and how sure it is of the music (\`lambda/dialogue/empathy.ts\`). With pace and feeling it sets the **tone** (\`lambda/dialogue/tone.ts\`), and the tone chooses the wording (\`lambda/dialogue/wording/phrases.en.json\`; \`segue phrasing\` shows all of it) and the voice:

| tone | when | how it sounds |
|---|---|---|
| \`plain\` | the first prompt, and whenever nothing else is called for | |
| \`sorry\` | closeness below 0.48, a feeling of −0.4, or an outburst of −0.6 | one apology in four prompts, spoken with disappointment; fewer choices, and how to answer |
| \`bright\` | closeness of 0.68 and more, and the last word was no "no" | shorter; an excited word at most every other prompt, and only to somebody who shows pleasure |
| \`brief\` | they asked for music now | as few words as can be |

A tone stays a little longer than it takes to come. Under each reply stands what it was decided on and, where it is more than words, what a device in en-US is told to speak; en-CA has only the voice for music, en-AU and en-IN have neither.
`;

export function transcripts(): string {
  return `${[INTRODUCTION, ...STORIES.map(chapter)].join('\n')}`;
}

function chapter(story: Story): string {
  return [`## ${story.title}`, '', story.about, '', ...talk(story).map(exchanged)].join('\n');
}

function exchanged(exchange: Exchange): string {
  const { said, acts, sentiment, words, ssml, plays } = exchange;
  const heard = `${acts.join(', ') || 'nothing yet'}${sentiment === 0 ? '' : `, sentiment ${signed(sentiment)}`}`;
  return [
    said ? `**You:** ${said}  \n*${heard}*\n` : '*(opens the skill)*\n',
    `**Segue:** ${words}`,
    '',
    `- ${facts(exchange)}`,
    ...(ssml.includes('<amazon:') ? [`- \`${ssml.replaceAll('&apos;', "'")}\``] : []),
    ...(plays ? [`- ♪ ${plays}`] : []),
    '',
  ].join('\n');
}

function facts({ closeness, feeling, tone, pace, prompt }: Exchange): string {
  if (closeness === undefined || feeling === undefined) return 'the station plays';
  const felt = `feeling ${signed(feeling)}`;
  return `**${tone}** · closeness ${closeness.toFixed(2)} · ${felt} · ${pace} · \`${prompt}\``;
}

function signed(value: number): string {
  return value > 0 ? `+${value.toFixed(2)}` : value.toFixed(2).replace('-', '−');
}
