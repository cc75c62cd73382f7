import type { PageWords } from '../../src/transcript/words/pageWords.ts';
import type { MessageToHost } from '../../src/transcript/protocol.ts';
import type { Announcer } from './announcer.ts';
import type { PageMemory } from './pageMemory.ts';

/** What the page gives to what is shown on it. */
export interface PageServices {
  readonly words: PageWords;
  /** Of the words, as BCP 47. */
  readonly language: string;
  readonly announcer: Announcer;
  readonly memory: PageMemory;
  readonly post: (message: MessageToHost) => void;
  /** What a screen shows has changed as a whole. */
  readonly shown: () => void;
}
