import type { Segment } from '../../../src/model/segment.ts';
import type { SpeakerView } from '../../../src/model/itemHead.ts';
import { formatTimestamp } from '../../../src/model/timestamp.ts';
import type { PlayerWords } from '../../../src/transcript/words/playerWords.ts';
import { SpeakerDirectory } from '../speakerDirectory.ts';
import { BackButton } from './backButton.ts';
import type { PlayedTranscript } from './follower.ts';
import { Follower } from './follower.ts';
import type { Playback } from './playback.ts';
import type { BarEvents } from './playerBar.ts';
import { PlayerBar } from './playerBar.ts';
import { Strip } from './strip.ts';

/** What the view asks for beside what the bar does. */
export interface ListeningViewEvents extends BarEvents {
  goTo(seconds: number): void;
}

/** All that is seen of listening: the controls, the strip, the mark in the text and the way back to it. */
export class ListeningView {
  readonly bar: PlayerBar;
  readonly strip: Strip;
  readonly back: BackButton;
  readonly #playback: Playback;
  readonly #follower: Follower;
  #speakers = new SpeakerDirectory([]);

  constructor(
    playback: Playback,
    transcript: PlayedTranscript,
    words: PlayerWords,
    language: string,
    events: ListeningViewEvents,
  ) {
    this.#playback = playback;
    this.bar = new PlayerBar(words, language, events);
    this.strip = new Strip(words, language, (position) => events.goTo(position));
    this.#follower = new Follower(transcript, () => this.#showBack());
    this.back = new BackButton(words, () => this.follow());
  }

  setSpeakers(speakers: readonly SpeakerView[]): void {
    this.#speakers = new SpeakerDirectory(speakers);
    this.#showStrip();
  }

  /** More segments have come. */
  grown(segments: readonly Segment[]): void {
    // In the order of the transcript, so that the lanes are those of its rows.
    for (const { speaker } of segments) this.#speakers.of(speaker);
    this.#showStrip();
  }

  rowsChanged(): void {
    this.#follower.rowsChanged();
  }

  /** Marks what is said at the position. */
  mark(): void {
    const { timeline, player } = this.#playback;
    const { active, leader } = timeline.at(player.position);
    // Between two segments, the one before stays marked: it tells where one is.
    const marked = active.length > 0 ? active : leader ? [leader] : [];
    this.#follower.mark(marked.map(({ index }) => index));
  }

  /** Brings what is being said into view, and keeps it there. */
  follow(): void {
    this.#follower.follow();
    this.#showBack();
  }

  letGo(): void {
    this.#follower.letGo();
  }

  /** Draws what a new position changes. */
  moved(): void {
    const { player, length, stage } = this.#playback;
    this.bar.showPosition(player.position, length);
    this.strip.showPosition(player.position, stage === 'ready');
    if (stage === 'ready') this.mark();
    this.#showBack();
  }

  /** Draws everything. */
  changed(): void {
    const { player, stage, length, loop, skipsSilences, saved } = this.#playback;
    const { rate, volume, isMuted } = player;
    if (stage !== 'problem') this.bar.showStage(stage);
    this.bar.showPlaying(player.isAskedToPlay);
    this.bar.showControls({
      rate,
      volume,
      isMuted,
      skipsSilences,
      loops: loop !== null,
      saved: saved < 1 ? null : formatTimestamp(saved),
    });
    this.strip.showLength(length ?? 0);
    this.moved();
  }

  dispose(): void {
    this.#follower.dispose();
    this.strip.dispose();
  }

  /** Until the segments have come again, what was drawn stays, with its speakers. */
  #showStrip(): void {
    if (!this.#playback.isTimelineOld) this.strip.show(this.#playback.timeline, this.#speakers);
  }

  #showBack(): void {
    const { stage, player } = this.#playback;
    const isBegun = stage === 'ready' && player.position > 0;
    if (isBegun && !this.#follower.isFollowing) {
      this.back.show(player.position, this.#follower.row);
    } else {
      this.back.hide(this.#follower.row ?? this.bar.playButton);
    }
  }
}
