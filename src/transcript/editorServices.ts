import type { OpenAccounts } from '../conversations/openAccounts.ts';
import type { LinkBase } from '../conversations/link.ts';
import type { Log } from '../platform/log.ts';
import type { Playback } from './playback.ts';

/** What all editors share. */
export interface EditorServices {
  readonly accounts: OpenAccounts;
  readonly log: Log;
  readonly playback: Playback;
  /** What links to this installation of VS Code begin with. */
  readonly linkBase: LinkBase;
}
