import * as vscode from 'vscode';
import { formatTimestamp } from '../model/timestamp.ts';
import { commands } from '../platform/commands.ts';

/** A call that can be listened to. */
export interface Player {
  /** With whom the call was. */
  readonly title: string;
  readonly isVisible: boolean;
  toggle(): void;
  pause(): void;
  /** Brings its tab to the front. */
  show(): PromiseLike<void>;
  /** Whether its page lives on while its tab is hidden. */
  keep(isKept: boolean): void;
}

/** How far a player has come. */
export interface PlaybackState {
  readonly isPlaying: boolean;
  /** Seconds from the start of the call. */
  readonly position: number;
}

/**
 * The one call that is being listened to. It plays on while its tab is hidden, with a button in the
 * status bar; a call that begins to play takes its place.
 */
export class Playback implements vscode.Disposable {
  /** Made when it is first shown. */
  #button: vscode.StatusBarItem | undefined;
  #current: Player | undefined;
  #state: PlaybackState = { isPlaying: false, position: 0 };
  /** Those that play, by what they said last. */
  readonly #playing = new WeakSet<Player>();

  /** A player has begun, gone on or stopped. */
  note(player: Player, state: PlaybackState): void {
    const wasPlaying = this.#playing.has(player);
    if (state.isPlaying) this.#playing.add(player);
    else this.#playing.delete(player);
    if (this.#current !== player) {
      // What was told to pause may have said meanwhile that it plays: that is no beginning.
      if (!state.isPlaying || wasPlaying) return;
      this.#current?.pause();
      this.#current?.keep(false);
      this.#current = player;
      player.keep(true);
    }
    this.#state = state;
    this.draw();
  }

  /** A player is there no more. */
  forget(player: Player): void {
    this.#playing.delete(player);
    if (this.#current !== player) return;
    this.#current = undefined;
    player.keep(false);
    this.draw();
  }

  toggle(): void {
    this.#current?.toggle();
  }

  async show(): Promise<void> {
    await this.#current?.show();
  }

  /** The button is there while the player's own is not in sight. */
  draw(): void {
    const player = this.#current;
    void vscode.commands.executeCommand('setContext', 'allo.canPlay', player !== undefined);
    if (!player || player.isVisible) {
      this.#button?.hide();
      return;
    }
    const button = (this.#button ??= makeButton());
    const { isPlaying, position } = this.#state;
    const time = formatTimestamp(position);
    button.text = `$(${isPlaying ? 'debug-pause' : 'play'}) ${time}`;
    const what = isPlaying ? vscode.l10n.t('Pause') : vscode.l10n.t('Play');
    button.accessibilityInformation = {
      label: vscode.l10n.t('{0}: call with {1}, at {2}', what, player.title, time),
    };
    button.tooltip = this.#tooltip(player.title, what);
    button.show();
  }

  dispose(): void {
    this.#button?.dispose();
  }

  #tooltip(title: string, what: string): vscode.MarkdownString {
    const tooltip = new vscode.MarkdownString();
    tooltip.isTrusted = { enabledCommands: [commands.playPause, commands.showPlaying] };
    tooltip.appendText(vscode.l10n.t('Call with {0}', title));
    tooltip.appendMarkdown(
      `\n\n[${what}](command:${commands.playPause}) · [${vscode.l10n.t('Show Transcript')}](command:${commands.showPlaying})`,
    );
    return tooltip;
  }
}

function makeButton(): vscode.StatusBarItem {
  // Beside what tells of the open document, which stands at 100.
  const { Right } = vscode.StatusBarAlignment;
  const button = vscode.window.createStatusBarItem('allo.player', Right, 101);
  button.name = vscode.l10n.t('Allo Player');
  button.command = commands.playPause;
  return button;
}
