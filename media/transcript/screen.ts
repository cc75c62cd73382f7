import type { CopyForm, Place } from '../../src/transcript/protocol.ts';
import type { KeyCommand } from './keys.ts';

/** What fills the page: a call or a conversation. */
export interface Screen {
  readonly element: HTMLElement;
  /** What sticks to the top of the window while the rest scrolls. */
  readonly tools: readonly HTMLElement[];
  /** The keys of its own, beside those of every screen. */
  readonly keys: readonly KeyCommand[];
  /** Whether anything of it is to be seen. */
  readonly isShown: boolean;
  /** Whether something of it is on its way. */
  readonly isBusy: boolean;
  reveal(place: Place): void;
  /** Copies what is selected, or what the context menu was opened on. */
  copy(form: CopyForm): void;
  copySummary(): void;
  /** @returns whether it was a key of finding */
  handleFindKey(event: KeyboardEvent): boolean;
}
