/** `skill.json`: what the store shows, what the platform calls, what we promise. */

import { languagesOf, parsedSamples } from '../../scripts/model/languages.ts';
import { spansOf } from '../../scripts/model/overlap.ts';
import { readings } from '../../scripts/model/sayable.ts';
import { languageModel, packaged } from './package.ts';

const { manifest } = JSON.parse(packaged('skill.json').toString('utf8'));
const { publishingInformation, apis, events, permissions, privacyAndCompliance } = manifest;
const locale = publishingInformation.locales['en-US'];

test('is a manifest of the current version, for the locale of the model', () => {
  expect(manifest.manifestVersion).toBe('1.0');
  expect(Object.keys(publishingInformation.locales)).toEqual(['en-US']);
  expect(Object.keys(privacyAndCompliance.locales)).toEqual(['en-US']);
});

test('keeps to the store’s lengths', () => {
  expect(locale.name.length).toBeGreaterThanOrEqual(2);
  expect(locale.name.length).toBeLessThanOrEqual(50);
  expect(locale.summary.length).toBeLessThanOrEqual(160);
  expect(locale.description.length).toBeLessThanOrEqual(4_000);
  expect(publishingInformation.testingInstructions.length).toBeLessThanOrEqual(4_000);
  expect(locale.keywords.length).toBeLessThanOrEqual(30);
  expect(locale.keywords.join(', ').length).toBeLessThanOrEqual(150);
  expect(locale.examplePhrases).toHaveLength(3);
  expect(publishingInformation.category).toBe('STREAMING_SERVICE');
});

test('every example phrase is one the model knows', () => {
  const { invocationName } = languageModel;
  const samples = parsedSamples(languageModel.intents, languagesOf(languageModel.types));
  const [opening, ...asking] = locale.examplePhrases as string[];
  expect(opening).toBe(`Alexa, open ${invocationName}`);
  for (const phrase of asking) {
    const spoken = new RegExp(`^Alexa, ask ${invocationName} (?:to )?(.+)$`).exec(phrase)?.[1] ?? '';
    expect(
      samples.filter((sample) => spansOf(sample, readings(spoken)[0]!)).map(({ intent }) => intent),
    ).toContain('FindMusicIntent');
  }
});

test('the phrases the description quotes are ones the model knows', () => {
  const samples = parsedSamples(languageModel.intents, languagesOf(languageModel.types));
  const quoted = [...locale.description.matchAll(/"([^"]+)"/g)].map(([, words]) => words as string);
  expect(quoted.length).toBeGreaterThan(4);
  expect(quoted.filter((words) => !samples.some((sample) => spansOf(sample, readings(words)[0]!)))).toEqual(
    [],
  );
});

test('one function serves requests and skill events', () => {
  expect(apis.custom.endpoint.uri).toMatch(/^arn:aws:lambda:[a-z0-9-]+:\d{12}:function:[\w-]+$/);
  expect(events.endpoint).toEqual(apis.custom.endpoint);
  expect(apis.custom.interfaces.map(({ type }: { type: string }) => type)).toEqual([
    'AUDIO_PLAYER',
    'CAN_FULFILL_INTENT_REQUEST',
  ]);
  expect(events.subscriptions.map(({ eventName }: { eventName: string }) => eventName)).toEqual([
    'SKILL_ENABLED',
    'SKILL_DISABLED',
  ]);
});

test('promises what the skill keeps: no permission, no purchase, no personal information', () => {
  expect(permissions).toEqual([]);
  const { locales, ...answers } = privacyAndCompliance;
  expect(answers).toEqual({
    allowsPurchases: false,
    usesPersonalInfo: false,
    isChildDirected: false,
    isExportCompliant: true,
    containsAds: false,
  });
  expect(locales['en-US'].privacyPolicyUrl).toMatch(/^https:\/\//);
  expect(locales['en-US'].termsOfUseUrl).toMatch(/^https:\/\//);
});

test.each([
  ['smallIconUri', 108],
  ['largeIconUri', 512],
])('%s is a PNG of %i × %i', (icon, size) => {
  const png = packaged((locale[icon] as string).replace(/^file:\/\//, ''));
  expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([size, size]);
});
