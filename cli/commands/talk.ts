import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import type { CommandModule } from 'yargs';
import { conversationEnvelope, type Device, nextSession, type OpenSession } from '../../console/envelopes.ts';
import { startLocal } from '../../console/local.ts';
import { UserError } from '../user-error.ts';

export const talkCommand: CommandModule = {
  command: 'talk',
  describe: 'Have the conversation here in the terminal (Ctrl-D ends it)',
  builder: (yargs) => yargs.example('$0 talk', ''),
  handler: talk,
};

/** The same envelopes to the same handler as the console's page, with a prompt in place of a microphone. */
async function talk(): Promise<void> {
  const local = await startLocal('.segue').catch((error: Error) => {
    throw new UserError(error.message);
  });
  const device: Device = {
    skillId: local.settings.skillId,
    userId: 'amzn1.ask.account.terminal',
    locale: 'en-US',
  };
  const terminal = createInterface({
    input: process.stdin,
    output: process.stdout,
    terminal: process.stdin.isTTY ?? false,
  });
  // Begins to listen now: what is piped in may be there before the first answer.
  const lines = terminal[Symbol.asyncIterator]();
  let session: OpenSession = { id: `amzn1.echo-api.session.${randomUUID()}`, isNew: true, attributes: {} };
  const exchange = async (said: Parameters<typeof conversationEnvelope>[0]): Promise<boolean> => {
    const moment = {
      requestId: `amzn1.echo-api.request.${randomUUID()}`,
      timestamp: new Date().toISOString(),
    };
    const answer = await local.handler(conversationEnvelope(said, device, session, moment));
    console.log(`Segue: ${wordsIn(answer.response.outputSpeech)}`);
    for (const directive of answer.response.directives ?? [])
      if (directive.type === 'AudioPlayer.Play')
        console.log(
          `   ♪ ${directive.audioItem?.metadata?.title} – ${directive.audioItem?.metadata?.subtitle}`,
        );
    const next = nextSession(session, answer);
    if (next) session = next;
    return next !== undefined;
  };
  try {
    let listening = await exchange({ type: 'LaunchRequest' });
    terminal.setPrompt('You:   ');
    if (listening) terminal.prompt();
    if (listening)
      for await (const text of lines) {
        listening = await exchange({ type: 'words', text });
        if (!listening) break;
        terminal.prompt();
      }
  } finally {
    terminal.close();
    await local.stop();
  }
}

/** Speech as text: tags out, entities back. */
function wordsIn(speech: unknown): string {
  const ssml = (speech as { ssml?: string } | undefined)?.ssml ?? '';
  return ssml
    .replace(/<audio[^>]*>/g, '(plays a sample)')
    .replace(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')
    .trim();
}
