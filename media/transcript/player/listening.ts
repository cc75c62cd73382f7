import type { SpeakerView } from '../../../src/model/itemHead.ts';
import type { Segment } from '../../../src/model/segment.ts';
import type { PlayerWords } from '../../../src/transcript/words/playerWords.ts';
import { type ProblemAction, retryAction } from '../../../src/transcript/problemAction.ts';
import type { RecordingMessage } from '../../../src/transcript/protocol.ts';
import type { Announcer } from '../announcer.ts';
import { fillIn } from '../fillIn.ts';
import type { PlayedTranscript } from './follower.ts';
import type { ListeningState } from './listeningState.ts';
import { recallListening } from './listeningState.ts';
import { ListeningView } from './listeningView.ts';
import { takeMediaKeys } from './mediaSession.ts';
import { Playback } from './playback.ts';
import type { PlaybackReport } from './playbackReporter.ts';
import { PlaybackReporter } from './playbackReporter.ts';
import { stepRate } from './rates.ts';
import type { TalkTime } from './talkTime.ts';
import { talkTime } from './talkTime.ts';

/** What listening asks of the host. */
export interface PlayerHost {
  /** Send the recording; answered by `recording…` messages. */
  fetch(): void;
  cancel(): void;
  /** Save the recording to a file. */
  save(): void;
  /** An action of a recording that failed, or `openInAllo`. */
  act(action: string): void;
  /** At every change, and once a second while playing. */
  playback(report: PlaybackReport): void;
}

/** The call that is listened to. */
export interface PlayedCall {
  /** As the API tells it; null when unknown. */
  readonly lengthSeconds: number | null;
  readonly hasRecording: boolean;
  /** Nobody, if no segments will come. */
  readonly speakers: readonly SpeakerView[];
}

/** Why there is nothing to listen to. */
interface RecordingProblem {
  readonly message: string;
  /** Whether it may be had by asking for it once more. */
  readonly mayPass: boolean;
}

/**
 * Listening to a call in step with its text: the controls, the strip of who speaks when, and the
 * mark in the text. Where there is no recording, the strip still leads through the text.
 */
export class Listening {
  /** The controls. */
  readonly bar: HTMLElement;
  /** Who speaks when. */
  readonly strip: HTMLElement;
  /** Leads back to what is being said; it floats. */
  readonly back: HTMLElement;
  readonly #host: PlayerHost;
  readonly #words: PlayerWords;
  readonly #announcer: Announcer;
  readonly #language: string;
  readonly #playback: Playback;
  readonly #view: ListeningView;
  readonly #reporter: PlaybackReporter;
  #giveBackKeys: (() => void) | null = null;
  #problem: RecordingProblem | null = null;

  /** @param language of the words, as BCP 47 */
  constructor(
    host: PlayerHost,
    transcript: PlayedTranscript,
    words: PlayerWords,
    announcer: Announcer,
    language: string,
  ) {
    this.#host = host;
    this.#words = words;
    this.#announcer = announcer;
    this.#language = language;
    const request = {
      fetch: () => host.fetch(),
      fetchAgain: () => host.act(retryAction),
      cancel: () => host.cancel(),
    };
    this.#playback = new Playback(request, {
      moved: () => this.#moved(),
      changed: () => this.#changed(),
      progress: (received, total) => this.#view.bar.showProgress(received, total),
      refused: () => announcer.say(words.refused),
      failed: (message, actions) => {
        this.#showProblem(message, actions);
        this.#problem = { message, mayPass: actions.some(({ id }) => id === retryAction) };
      },
      unplayable: (mimeType, isBroken) => this.#unplayable(mimeType, isBroken),
    });
    this.#reporter = new PlaybackReporter(this.#playback, (report) => host.playback(report));
    this.#view = new ListeningView(this.#playback, transcript, words, language, {
      toggle: () => this.toggle(),
      cancel: () => this.#playback.cancel(),
      save: () => host.save(),
      goTo: (seconds) => this.#goTo(seconds),
      skip: (seconds) => this.skip(seconds),
      previousSegment: () => this.previousSegment(),
      nextSegment: () => this.nextSegment(),
      setRate: (rate) => this.#setRate(rate),
      toggleSilences: () => this.toggleSilences(),
      toggleLoop: () => this.toggleLoop(),
      toggleMute: () => this.toggleMute(),
      setVolume: (volume) => this.#setVolume(volume),
    });
    this.bar = this.#view.bar.element;
    this.strip = this.#view.strip.element;
    this.back = this.#view.back.element;
  }

  /** Begins a call, or begins the same one anew: what plays goes on, its segments come again. */
  setCall({ lengthSeconds, hasRecording, speakers }: PlayedCall): void {
    this.#playback.setCall(lengthSeconds, hasRecording, speakers.length > 0);
    this.#view.setSpeakers(speakers);
    this.#changed();
  }

  /** Takes the segments from index `first` on. */
  addSegments(first: number, segments: readonly Segment[]): void {
    this.#playback.addSegments(first, segments);
    this.#view.grown(segments);
    this.#changed();
  }

  /** Rows of the transcript are there now, or are others. */
  rowsChanged(): void {
    this.#view.rowsChanged();
  }

  /**
   * Marks what a search has found.
   *
   * @param current the segment that the reader is at; it stands out
   */
  setHits(segmentsWithHits: readonly number[], current: number | null = null): void {
    this.#view.strip.showHits(segmentsWithHits, current);
  }

  /** Takes a message of the host about the recording. */
  recording(message: RecordingMessage): void {
    this.#playback.receive(message);
  }

  /**
   * Plays from a second; without a recording, goes to what was said then. One that could not be had
   * is asked for once more if that may help, else it is said again why it does not play.
   */
  playFrom(seconds: number): void {
    this.#goTo(seconds);
    this.#play();
  }

  /** Makes a second the place where playing begins; the view stays where it is. */
  cue(seconds: number): void {
    this.#playback.seek(seconds);
    this.#view.mark();
  }

  /** Whether there is something to listen to, as far as is known. */
  get hasRecording(): boolean {
    return ['idle', 'fetching', 'ready'].includes(this.#playback.stage);
  }

  /** The segment that is being said; null before anything was listened to. */
  get spoken(): number | null {
    const { stage, player } = this.#playback;
    return stage === 'ready' ? this.segmentAt(player.position) : null;
  }

  /** The segment that is being said at a second, or was last said before it. */
  segmentAt(seconds: number): number | null {
    return this.#playback.timeline.at(seconds).leader?.index ?? null;
  }

  /** Who speaks how long, of the segments that have come so far. */
  get talkTime(): TalkTime {
    return talkTime(this.#playback.timeline.spans, this.#playback.length);
  }

  toggle(): void {
    if (this.#playback.player.isAskedToPlay) this.pause();
    else this.#play();
  }

  pause(): void {
    this.#playback.player.pause();
  }

  skip(seconds: number): void {
    this.#playback.seek(this.#playback.player.position + seconds);
  }

  nextSegment(): void {
    const next = this.#playback.timeline.next(this.#playback.player.position);
    if (next) this.#goTo(next.start);
  }

  previousSegment(): void {
    this.#goTo(this.#playback.timeline.previous(this.#playback.player.position)?.start ?? 0);
  }

  faster(): void {
    this.#setRate(stepRate(this.#playback.player.rate, 1), true);
  }

  slower(): void {
    this.#setRate(stepRate(this.#playback.player.rate, -1), true);
  }

  /** Repeats the segment that is being said, until it is switched off or the reader goes elsewhere. */
  toggleLoop(): void {
    this.#playback.toggleLoop();
    this.#saySwitched(this.#words.loop, this.#playback.loop !== null);
  }

  toggleSilences(): void {
    this.#playback.skipsSilences = !this.#playback.skipsSilences;
    this.#saySwitched(this.#words.silences, this.#playback.skipsSilences);
  }

  toggleMute(): void {
    const { player } = this.#playback;
    player.isMuted = !player.isMuted;
    this.#changed();
    this.#saySwitched(this.#words.mute, player.isMuted);
  }

  /** @param fraction of the whole, from 0 to 1 */
  seekFraction(fraction: number): void {
    this.#goTo(fraction * (this.#playback.length ?? 0));
  }

  /** Brings what is being said back into view, and keeps it there. */
  backToSpoken(): void {
    this.#view.follow();
  }

  /** The reader was taken elsewhere, by a search for example: stay there. */
  letGo(): void {
    this.#view.letGo();
  }

  /** Plain data; it changes with every frame that is played, so ask when it is needed. */
  get state(): ListeningState {
    const { player, skipsSilences } = this.#playback;
    const { position, rate, volume, isMuted } = player;
    return { version: 1, position, rate, volume, isMuted, skipsSilences };
  }

  /** Takes up what was kept. Nothing plays by itself; what cannot be a state is left. */
  restore(kept: unknown): void {
    const state = recallListening(kept);
    if (!state) return;
    const { player } = this.#playback;
    player.rate = state.rate;
    player.volume = state.volume;
    player.isMuted = state.isMuted;
    this.#playback.skipsSilences = state.skipsSilences;
    player.seek(state.position);
    this.#changed();
  }

  dispose(): void {
    this.#playback.dispose();
    this.#reporter.update();
    this.#giveBackKeys?.();
    this.#view.dispose();
  }

  #goTo(position: number): void {
    this.#playback.seek(position);
    this.#view.mark();
    this.#view.follow();
  }

  #play(): void {
    const problem = this.#playback.stage === 'problem' ? this.#problem : null;
    if (!problem) this.#playback.play();
    else if (problem.mayPass) this.#playback.retry();
    else {
      this.#announcer.say(problem.message);
      this.#view.bar.pointAtProblem();
    }
  }

  #setRate(rate: number, isByKey = false): void {
    this.#playback.player.rate = rate;
    this.#changed();
    if (!isByKey) return;
    const number = new Intl.NumberFormat(this.#language).format(rate);
    this.#announcer.say(fillIn(this.#words.rate, number));
  }

  #setVolume(volume: number): void {
    const { player } = this.#playback;
    player.volume = volume;
    player.isMuted = false;
    this.#changed();
  }

  /** A button that has the focus says it itself. */
  #saySwitched(name: string, isOn: boolean): void {
    if (this.bar.contains(document.activeElement)) return;
    const { switchedOn, switchedOff } = this.#words;
    this.#announcer.say(fillIn(isOn ? switchedOn : switchedOff, name));
  }

  #unplayable(mimeType: string, isBroken: boolean): void {
    const { unplayable, broken, retry, save, openInAllo } = this.#words;
    const message = isBroken ? broken : fillIn(unplayable, mimeType);
    // What came whole comes the same again, as a rule: that is not worth a download unasked.
    this.#problem = { message, mayPass: false };
    this.#showProblem(message, [
      ...(isBroken ? [{ id: retryAction, label: retry }] : []),
      { id: 'save', label: save },
      { id: 'openInAllo', label: openInAllo },
    ]);
  }

  #showProblem(message: string, actions: readonly ProblemAction[]): void {
    this.#announcer.say(message);
    this.#view.bar.showProblem(message, actions, (action) => {
      if (action === retryAction) this.#playback.retry();
      else if (action === 'save') this.#host.save();
      else this.#host.act(action);
    });
  }

  #moved(): void {
    this.#view.moved();
    this.#reporter.update();
  }

  #changed(): void {
    this.#view.changed();
    this.#reporter.update();
    if (!this.#playback.player.isPlaying) return;
    this.#giveBackKeys ??= takeMediaKeys(this.#words.mediaTitle, {
      play: () => this.#play(),
      pause: () => this.pause(),
      skip: (seconds) => this.skip(seconds),
      seek: (seconds) => this.#goTo(seconds),
      previousSegment: () => this.previousSegment(),
      nextSegment: () => this.nextSegment(),
    });
  }
}
