/** Several things in one breath: answers, questions and wishes, each in its sentence. */
import { acts } from './small-world.ts';

const offer = { kind: 'offer', values: ['genre:rock'] } as const;

/** One utterance, what it means after an offer. */
function means(cases: Readonly<Record<string, readonly string[]>>): void {
  test.each(Object.entries(cases))('%s', (text, expected) => expect(acts(text, offer)).toEqual(expected));
}

describe('an answer and a question', () => {
  means({
    "Yes, that's fine. Which album is it on?": ['affirm', 'ask-about album'],
    'perfect and who sings it': ['affirm', 'ask-about artist'],
    'Okay, and what genre is that?': ['ask-about genre'],
    'Great, thanks! When did it come out?': ['affirm', 'ask-about era'],
  });
});

describe('questions about what plays', () => {
  means({
    'was it released in 2010': ['ask-about era'],
    'did this come out four years ago': ['ask-about era'],
    "what's its genre?": ['ask-about genre'],
    'the genre and the album please': ['ask-about genre'],
    'is it a rock song': ['ask-about genre'],
    'may I know which year it came out': ['ask-about era'],
  });
});

describe('endings', () => {
  means({
    "Thanks, that's all I need": ['stop'],
    "that's everything for now, thank you": ['stop'],
    "Thank you. That's it.": ['stop'],
    "I don't need anything else": ['stop'],
    "I'm all set": ['stop'],
    'it was great chatting with you': ['stop'],
    'thanks for your help': ['stop'],
    'I have to run': ['stop'],
    'Stop. Play some jazz instead.': ['+genre=jazz'],
    'not right now': ['deny'],
    'nothing, thanks': ['deny'],
    'thank you very much': [],
  });
});

describe('others are asked for', () => {
  means({
    'I want something else': ['alternatives'],
    'are there any other songs': ['alternatives'],
    'what other options do you have': ['alternatives'],
    'No thanks, please find another one': ['deny', 'alternatives'],
    'keep looking': ['alternatives'],
  });
});

describe('wishes beside other talk', () => {
  means({
    'That film sounds nice. Now find me some jazz from 1959.': ['+genre=jazz', '+era=1959-1959'],
    "I'm looking for some songs": [],
    'How about some Radiohead?': ['+artist=Radiohead'],
    "I'm a Queen fan, any rock from them?": ['+artist=Queen', '+genre=rock'],
    'I would like to make a jazz playlist': ['+genre=jazz'],
    'something from the album Post': ['+album=Post'],
  });
});

describe('what can be asked, and maybe', () => {
  means({
    'what topics are you knowledgeable about': ['help'],
    'what kind of questions can I ask': ['help'],
    maybe: ['dont-care'],
    'it could be': ['dont-care'],
    'not a clue': ['dont-care'],
  });
});
