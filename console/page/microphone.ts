/** The customer's voice, in browsers that can listen. Where they cannot, the page shows no microphone at all. */

/** The part of the Web Speech API used here; TypeScript's DOM library does not have it. */
interface Recognition {
  lang: string;
  interimResults: boolean;
  onresult: ((event: { readonly results: ArrayLike<Result> }) => void) | null;
  onerror: ((event: { readonly error: string }) => void) | null;
  onend: (() => void) | null;
  start(): void;
  stop(): void;
  abort(): void;
}

type Result = ArrayLike<{ readonly transcript: string }> & { readonly isFinal: boolean };

export interface Hearing {
  /** Words so far: they may still change. */
  partly(text: string): void;
  heard(text: string): void;
  /** Listening ended and nobody had said anything. */
  nothing(): void;
  failed(reason: string): void;
  /** Listening began or ended. */
  changed(): void;
}

const REASONS: Readonly<Record<string, string>> = {
  'not-allowed': 'the microphone is not allowed here',
  'service-not-allowed': 'this browser does not allow listening',
  'audio-capture': 'no microphone was found',
  network: 'the browser’s listening service is out of reach',
};

export class Microphone {
  listening = false;
  /** Its end was already reported, or nobody wants to know of it. */
  private settled = false;
  private readonly recognition: Recognition | undefined;
  private readonly hearing: Hearing;

  constructor(hearing: Hearing) {
    this.hearing = hearing;
    const browser = globalThis as {
      readonly SpeechRecognition?: new () => Recognition;
      readonly webkitSpeechRecognition?: new () => Recognition;
    };
    const Recogniser = browser.SpeechRecognition ?? browser.webkitSpeechRecognition;
    if (!Recogniser) return;
    this.recognition = new Recogniser();
    this.recognition.lang = 'en-US';
    this.recognition.interimResults = true;
    this.recognition.onresult = ({ results }) => this.result(results);
    this.recognition.onerror = ({ error }) => {
      if (error === 'no-speech' || error === 'aborted') return;
      this.settle(() => hearing.failed(REASONS[error] ?? error));
    };
    this.recognition.onend = () => {
      this.listening = false;
      hearing.changed();
      this.settle(() => hearing.nothing());
    };
  }

  get possible(): boolean {
    return this.recognition !== undefined;
  }

  start(): void {
    if (!this.recognition || this.listening) return;
    this.listening = true;
    this.settled = false;
    this.recognition.start();
    this.hearing.changed();
  }

  /** Done talking: what was heard counts. */
  stop(): void {
    this.recognition?.stop();
  }

  /** Never mind: nothing is reported. */
  abort(): void {
    this.settled = true;
    this.recognition?.abort();
  }

  private result(results: ArrayLike<Result>): void {
    if (this.settled) return;
    const text = Array.from(results, (result) => result[0]?.transcript ?? '')
      .join(' ')
      .trim();
    this.hearing.partly(text);
    if (results[results.length - 1]?.isFinal) this.settle(() => this.hearing.heard(text));
  }

  private settle(report: () => void): void {
    if (this.settled) return;
    this.settled = true;
    report();
  }
}
