/** What a player tells the one who made it. */
export interface RecordingPlayerEvents {
  /** The position has changed: at every frame while it plays in sight, else when the browser says so. */
  moved(): void;
  /** It plays or no longer plays, is ready, or knows its length. */
  changed(): void;
  /** The end was reached. */
  ended(): void;
  /** The browser wants a press of a button first. */
  refused(): void;
  /** It cannot be played: there is no decoder for its kind, or the bytes are broken. */
  unplayable(mimeType: string, isBroken: boolean): void;
}

/**
 * Plays one recording from memory. What is asked of it before the bytes are there is remembered and
 * done when they are. Whatever it says of time is what the audio element says: it has no clock.
 */
export class RecordingPlayer {
  readonly #events: RecordingPlayerEvents;
  readonly #audio = new Audio();
  #url: string | null = null;
  #mimeType = '';
  #isReady = false;
  #isAskedToPlay = false;
  /** Where to begin once there is something to play. */
  #awaited = 0;
  #frame = 0;

  constructor(events: RecordingPlayerEvents) {
    this.#events = events;
    const audio = this.#audio;
    audio.preload = 'auto';
    const moved = () => events.moved();
    for (const type of ['timeupdate', 'seeking', 'seeked']) audio.addEventListener(type, moved);
    const changed = () => {
      this.#followFrames();
      events.changed();
    };
    for (const type of ['play', 'playing', 'pause', 'durationchange', 'ratechange']) {
      audio.addEventListener(type, changed);
    }
    audio.addEventListener('loadedmetadata', this.#begin);
    audio.addEventListener('ended', () => events.ended());
    audio.addEventListener('error', () => this.#fail());
    document.addEventListener('visibilitychange', this.#followFrames);
  }

  /** Takes the recording. A position and a wish to play from before are carried out. */
  load(mimeType: string, parts: readonly Uint8Array<ArrayBuffer>[]): void {
    this.#awaited = this.position;
    this.#unload();
    this.#mimeType = mimeType;
    this.#url = URL.createObjectURL(new Blob([...parts], { type: mimeType }));
    this.#audio.src = this.#url;
  }

  /** Whether it can play at once. */
  get isReady(): boolean {
    return this.#isReady;
  }

  get isPlaying(): boolean {
    return this.#isReady && !this.#audio.paused && !this.#audio.ended;
  }

  /** Whether it plays, or will as soon as it can. */
  get isAskedToPlay(): boolean {
    return this.isPlaying || (!this.#isReady && this.#isAskedToPlay);
  }

  /** Seconds from the start. */
  get position(): number {
    return this.#isReady ? this.#audio.currentTime : this.#awaited;
  }

  /** Seconds; null while unknown, and for what has no end. */
  get length(): number | null {
    const { duration } = this.#audio;
    return this.#isReady && Number.isFinite(duration) && duration > 0 ? duration : null;
  }

  play(): void {
    this.#isAskedToPlay = true;
    if (!this.#isReady) {
      this.#events.changed();
      return;
    }
    this.#audio.play().catch((reason: unknown) => {
      // A pause or another recording that came first is no failure; broken bytes raise `error`.
      if (!(reason instanceof DOMException) || reason.name !== 'NotAllowedError') return;
      this.#isAskedToPlay = false;
      this.#events.refused();
      this.#events.changed();
    });
  }

  pause(): void {
    this.#isAskedToPlay = false;
    this.#audio.pause();
    if (!this.#isReady) this.#events.changed();
  }

  /** Goes to a second, or as near to it as the recording reaches. */
  seek(seconds: number): void {
    const to = Math.min(Math.max(0, seconds), this.length ?? Infinity);
    if (this.#isReady) {
      this.#audio.currentTime = to;
      return;
    }
    this.#awaited = to;
    this.#events.moved();
  }

  get rate(): number {
    return this.#audio.playbackRate;
  }

  set rate(rate: number) {
    // A new source begins at the default rate. The pitch is kept by default.
    this.#audio.defaultPlaybackRate = rate;
    this.#audio.playbackRate = rate;
  }

  /** From 0 to 1. */
  get volume(): number {
    return this.#audio.volume;
  }

  set volume(volume: number) {
    this.#audio.volume = Math.min(1, Math.max(0, volume));
  }

  get isMuted(): boolean {
    return this.#audio.muted;
  }

  set isMuted(isMuted: boolean) {
    this.#audio.muted = isMuted;
  }

  /** Falls silent for good and lets go of the bytes. */
  dispose(): void {
    document.removeEventListener('visibilitychange', this.#followFrames);
    this.#isAskedToPlay = false;
    this.#awaited = this.position;
    this.#unload();
  }

  readonly #begin = () => {
    this.#isReady = true;
    if (this.#awaited > 0) this.seek(this.#awaited);
    if (this.#isAskedToPlay) this.play();
    this.#events.changed();
    this.#events.moved();
  };

  #fail(): void {
    if (this.#url === null) return;
    this.#awaited = this.position;
    this.#unload();
    this.#isAskedToPlay = false;
    this.#events.unplayable(this.#mimeType, this.#audio.canPlayType(this.#mimeType) !== '');
  }

  #unload(): void {
    this.#isReady = false;
    cancelAnimationFrame(this.#frame);
    if (this.#url === null) return;
    URL.revokeObjectURL(this.#url);
    this.#url = null;
    this.#audio.removeAttribute('src');
    // Without this the element keeps what it has.
    this.#audio.load();
  }

  /** `timeupdate` comes four times a second: enough for ears, too coarse for the eye. */
  readonly #followFrames = () => {
    cancelAnimationFrame(this.#frame);
    if (!this.isPlaying || document.hidden) return;
    this.#frame = requestAnimationFrame(() => {
      this.#events.moved();
      this.#followFrames();
    });
  };
}
