/** The platform's rules for a response, checked on every response of every test (docs: REFERENCE "Alexa"). */
import type { Response, ResponseEnvelope } from 'ask-sdk-model';
import { check } from 'ssml-check';

const MOST = {
  bytes: 24 * 1024,
  speech: 8_000,
  audioFiles: 5,
  token: 1_024,
  url: 8_000,
  card: 8_000,
  attributes: 8 * 1024,
};

/** What is wrong with a response to this request; empty when nothing is. */
export async function responseProblems(
  envelope: ResponseEnvelope,
  request: { readonly type: string; readonly locale?: string },
): Promise<readonly string[]> {
  const { response } = envelope;
  const size = Buffer.byteLength(JSON.stringify(envelope));
  const attributes = Buffer.byteLength(JSON.stringify(envelope.sessionAttributes ?? {}));
  const speeches = [response.outputSpeech, response.reprompt?.outputSpeech].flatMap((speech) =>
    speech?.type === 'SSML' ? [speech.ssml] : [],
  );
  const markup = await Promise.all(speeches.map((ssml) => speechProblems(ssml, request.locale ?? 'en-US')));
  return [
    ...(envelope.version === '1.0' ? [] : [`version ${envelope.version}`]),
    ...(size <= MOST.bytes ? [] : [`response of ${size} bytes`]),
    ...(attributes <= MOST.attributes ? [] : [`session attributes of ${attributes} bytes`]),
    ...markup.flat(),
    ...microphoneProblems(response),
    ...directiveProblems(response, request.type),
    ...silenceProblems(response, request.type),
    ...cardProblems(response),
  ];
}

async function speechProblems(ssml: string, locale: string): Promise<readonly string[]> {
  const problems: string[] = [];
  if (!/^<speak>[\s\S]*<\/speak>$/.test(ssml)) problems.push('speech is not wrapped in <speak>');
  if (ssml.length > MOST.speech) problems.push(`speech of ${ssml.length} characters`);
  if (ssml.replace(/<[^>]*>/g, '').trim() === '' && !ssml.includes('<audio')) problems.push('empty speech');
  const audio = [...ssml.matchAll(/<audio[^>]*src="([^"]*)"/g)].map((match) => match[1]!);
  if (audio.length > MOST.audioFiles) problems.push(`${audio.length} audio files`);
  if (audio.some((url) => !url.startsWith('https://'))) problems.push('audio that is not https');
  if (/undefined|\[object|NaN|\{\w+\}/.test(ssml)) problems.push(`unfilled wording: ${ssml}`);
  const errors = await check(ssml, { platform: 'amazon', locale });
  return [
    ...problems,
    ...markupProblems(ssml, locale),
    ...(errors ?? []).map((error) => `ssml-check: ${JSON.stringify(error)} in ${ssml}`),
  ];
}

/** Where a voice may be asked for (docs: REFERENCE "Alexa", voice). */
const VOICES: Readonly<Record<string, readonly string[]>> = {
  'amazon:emotion': ['en-US', 'en-GB', 'de-DE', 'ja-JP'],
  'amazon:domain': ['en-US', 'en-CA', 'en-GB', 'de-DE'],
};
const ATTRIBUTES: Readonly<Record<string, RegExp>> = {
  speak: /^$/,
  audio: /^ src="[^"<>]*"$/,
  'amazon:emotion': /^ name="(excited|disappointed)" intensity="(low|medium|high)"$/,
  'amazon:domain': /^ name="music"$/,
};

/** Tags that open, close and stand inside each other as they may: a voice holds words only, neither audio nor a voice. */
function markupProblems(ssml: string, locale: string): readonly string[] {
  const problems: string[] = [];
  const open: string[] = [];
  if (/&(?!(amp|lt|gt|quot|apos);)/.test(ssml)) problems.push(`a bare & in ${ssml}`);
  for (const [tag, slash, name = '', attributes = '', closed] of ssml.matchAll(
    /<(\/?)([\w:]+)([^>]*?)(\/?)>/g,
  )) {
    const voiced = open.some((other) => VOICES[other]);
    if (slash) {
      if (open.pop() !== name) problems.push(`${tag} closes nothing`);
      continue;
    }
    if (!ATTRIBUTES[name]?.test(attributes)) problems.push(`${tag} is not a tag of ours`);
    if (voiced) problems.push(`${tag} inside a voice`);
    if (VOICES[name] && !VOICES[name].includes(locale)) problems.push(`${tag} in ${locale}`);
    if (!closed) open.push(name);
  }
  if (open.length > 0) problems.push(`${open.join(', ')} left open`);
  if (/<amazon:[^>]*>\s*<\/amazon:/.test(ssml)) problems.push('a voice with nothing to say');
  return problems;
}

/** Never an open microphone without something asked, and never a question to a closed one. */
function microphoneProblems(response: Response): readonly string[] {
  const open = response.shouldEndSession === false;
  const asked = response.outputSpeech?.type === 'SSML' && /\?/.test(response.outputSpeech.ssml);
  return [
    ...(open && !asked ? ['the microphone opens and nothing was asked'] : []),
    ...(open && !response.reprompt ? ['the microphone opens without a reprompt'] : []),
    ...(!open && response.reprompt ? ['a reprompt without an open microphone'] : []),
  ];
}

function directiveProblems(response: Response, requestType: string): readonly string[] {
  const problems: string[] = [];
  const plays = (response.directives ?? []).filter((directive) => directive.type === 'AudioPlayer.Play');
  if (plays.length > 1) problems.push(`${plays.length} Play directives`);
  for (const { audioItem, playBehavior } of plays) {
    const stream = audioItem?.stream;
    if (!stream?.url.startsWith('https://') || stream.url.length > MOST.url)
      problems.push(`Play of ${stream?.url}`);
    if (!stream?.token || stream.token.length > MOST.token)
      problems.push(`Play token of ${stream?.token?.length} characters`);
    if ((playBehavior === 'ENQUEUE') !== (stream?.expectedPreviousToken !== undefined))
      problems.push(`${playBehavior} with expectedPreviousToken ${stream?.expectedPreviousToken}`);
    if (!outsideSession(requestType) && response.shouldEndSession !== true)
      problems.push('Play without ending the session');
    if (
      ['AudioPlayer.PlaybackFinished', 'AudioPlayer.PlaybackStopped', 'AudioPlayer.PlaybackStarted'].includes(
        requestType,
      )
    )
      problems.push(`Play in answer to ${requestType}`);
  }
  return problems;
}

/** Playback, remote, event and end-of-session requests are never answered in words. */
function silenceProblems(response: Response, requestType: string): readonly string[] {
  if (!outsideSession(requestType)) return [];
  const spoken = ['outputSpeech', 'reprompt', 'card', 'shouldEndSession'] as const;
  const said = spoken
    .filter((key) => response[key] !== undefined)
    .map((key) => `${key} in answer to ${requestType}`);
  const mute = requestType === 'SessionEndedRequest' || requestType === 'CanFulfillIntentRequest';
  return mute && response.directives ? [...said, `directives in answer to ${requestType}`] : said;
}

function outsideSession(requestType: string): boolean {
  return !['LaunchRequest', 'IntentRequest'].includes(requestType);
}

function cardProblems({ card }: Response): readonly string[] {
  if (card?.type !== 'Simple') return [];
  const length = (card.title?.length ?? 0) + (card.content?.length ?? 0);
  return length > MOST.card ? [`card of ${length} characters`] : [];
}
