/** The parts of the platform's interaction model schema that we use. */

export interface SlotValue {
  readonly id: string;
  readonly name: { readonly value: string; readonly synonyms?: readonly string[] };
}

export interface SlotType {
  readonly name: string;
  readonly values: readonly SlotValue[];
}

export interface Intent {
  readonly name: string;
  readonly slots?: readonly { readonly name: string; readonly type: string }[];
  readonly samples: readonly string[];
}

export interface InteractionModel {
  readonly interactionModel: {
    readonly languageModel: {
      readonly invocationName: string;
      readonly modelConfiguration: {
        readonly fallbackIntentSensitivity: { readonly level: 'LOW' | 'MEDIUM' | 'HIGH' };
      };
      readonly intents: readonly Intent[];
      readonly types: readonly SlotType[];
    };
  };
}

/** The file: one sample or value a line, so that a change of the catalogue reads as a change of lines. */
export function serialise({ interactionModel: { languageModel } }: InteractionModel): string {
  const { invocationName, modelConfiguration, intents, types } = languageModel;
  const lines = (items: readonly unknown[]) =>
    items.length === 0 ? '[]' : `[\n${items.map((item) => JSON.stringify(item)).join(',\n')}\n]`;
  const intent = ({ name, slots, samples }: Intent) =>
    `{"name":${JSON.stringify(name)}${slots ? `,"slots":${lines(slots)}` : ''},"samples":${lines(samples)}}`;
  const type = ({ name, values }: SlotType) => `{"name":${JSON.stringify(name)},"values":${lines(values)}}`;
  return `{"interactionModel":{"languageModel":{
"invocationName":${JSON.stringify(invocationName)},
"modelConfiguration":${JSON.stringify(modelConfiguration)},
"intents":[
${intents.map(intent).join(',\n')}
],
"types":[
${types.map(type).join(',\n')}
]
}}}
`;
}
