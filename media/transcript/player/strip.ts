import { element } from '../element.ts';
import { laneCount, laneOf, SpeakerDirectory } from '../speakerDirectory.ts';
import { fillIn } from '../fillIn.ts';
import { laneRuns } from './laneRuns.ts';
import type { PlayerWords } from '../../../src/transcript/words/playerWords.ts';
import { spokenTime } from './spokenTime.ts';
import { HitTimes } from './hitTimes.ts';
import { StripNames } from './stripNames.ts';
import { paintHits, paintRuns, stripLayout } from './stripPainting.ts';
import { stripSlider } from './stripSlider.ts';
import { StripTip } from './stripTip.ts';
import { watchLook } from './watchLook.ts';
import { Timeline } from './timeline.ts';

/** Lanes closer than this have no room for names. CSS pixels. */
const leastNamePitch = 14;

/**
 * Who speaks when: a lane for each speaker, the hits of a search, and the position. It is a slider
 * that goes to any second. Time runs from left to right in every language, as in all players.
 */
export class Strip {
  readonly element: HTMLElement;
  readonly #words: PlayerWords;
  readonly #language: string;
  readonly #names = new StripNames();
  readonly #track: HTMLElement;
  readonly #runs = element('canvas', 'strip-runs');
  readonly #unheard = element('div', 'strip-unheard');
  readonly #hits = element('canvas', 'strip-hits');
  readonly #currentMark = element('div', 'strip-current-hit');
  readonly #head = element('div', 'strip-head');
  readonly #tip = new StripTip();
  readonly #unwatch: () => void;
  readonly #hitTimes = new HitTimes();
  #speakers = new SpeakerDirectory([]);
  #timeline = new Timeline();
  #currentHit: number | null = null;
  #length = 0;
  #position = 0;
  #layout = stripLayout(0, 0);
  #spokenAt = -1;
  #isDrawing = false;
  #areRunsStale = false;

  /** @param onSeek asks for a position in seconds */
  constructor(words: PlayerWords, language: string, onSeek: (position: number) => void) {
    this.#words = words;
    this.#language = language;
    this.#track = element(
      'div',
      'strip-track',
      this.#runs,
      this.#unheard,
      this.#hits,
      this.#currentMark,
      this.#head,
      this.#tip.element,
    );
    this.#track.ariaLabel = words.strip;
    stripSlider(this.#track, {
      position: () => this.#position,
      length: () => this.#length,
      seek: onSeek,
      hover: (position) => this.#hover(position),
    });
    this.element = element('section', 'strip', this.#names.element, this.#track);
    this.element.ariaLabel = words.strip;
    this.element.dir = 'ltr';
    this.element.hidden = true;
    this.#unwatch = watchLook(this.#track, () => this.#redraw());
  }

  /** Shows another transcript, or the same anew. */
  show(timeline: Timeline, speakers: SpeakerDirectory): void {
    this.#timeline = timeline;
    this.#speakers = speakers;
    this.#redraw();
  }

  /** Marks the segments with hits; the current one stands out. */
  showHits(segments: readonly number[], current: number | null): void {
    this.#currentHit = current;
    if (this.#hitTimes.set(segments)) this.#redraw('hits');
    else if (!this.#isDrawing) this.#markCurrent();
  }

  /** Seconds. */
  showLength(length: number): void {
    if (length === this.#length) return;
    this.#length = length;
    this.#track.ariaValueMin = '0';
    this.#track.ariaValueMax = String(Math.floor(length));
    this.#spokenAt = -1;
    this.#redraw();
  }

  /**
   * @param position seconds
   * @param isHeard whether it is a recording that has come so far, or a place in the text
   */
  showPosition(position: number, isHeard: boolean): void {
    this.#position = position;
    const part = Math.min(1, position / (this.#length || 1));
    this.#head.style.transform = `translateX(${part * this.#layout.width}px)`;
    this.#unheard.style.transform = `scaleX(${1 - part})`;
    this.element.classList.toggle('is-heard', isHeard);
    const whole = Math.floor(position);
    if (whole === this.#spokenAt) return;
    this.#spokenAt = whole;
    const spoken = (seconds: number) => spokenTime(seconds, this.#language);
    this.#track.ariaValueNow = String(whole);
    this.#track.ariaValueText = fillIn(this.#words.position, spoken(whole), spoken(this.#length));
  }

  dispose(): void {
    this.#unwatch();
  }

  /** Draws all, or the hits only, at the next frame. */
  #redraw(what: 'all' | 'hits' = 'all'): void {
    this.#areRunsStale ||= what === 'all';
    if (this.#isDrawing) return;
    this.#isDrawing = true;
    requestAnimationFrame(() => {
      this.#isDrawing = false;
      if (this.#areRunsStale) this.#drawAll();
      else this.#drawHits();
    });
  }

  #drawAll(): void {
    this.#areRunsStale = false;
    const { spans } = this.#timeline;
    this.element.hidden = spans.length === 0 || this.#length <= 0;
    if (this.element.hidden) return;
    this.#names.show(this.#laneNames(spans));
    const { colors } = this.#names;
    const layout = stripLayout(this.#track.clientWidth, colors.length);
    this.#layout = layout;
    this.element.style.setProperty('--strip-height', `${layout.height}px`);
    this.element.style.setProperty('--strip-pitch', `${layout.pitch}px`);
    this.element.classList.toggle('is-dense', layout.pitch < leastNamePitch);
    const lane = (speaker: string) => laneOf(this.#speakers.of(speaker));
    paintRuns(this.#runs, laneRuns(spans, lane, this.#scale), colors, layout);
    this.#drawHits();
    this.showPosition(this.#position, this.element.classList.contains('is-heard'));
  }

  #drawHits(): void {
    if (this.element.hidden) return;
    this.#hitTimes.locate(this.#timeline.spans);
    const places = Array.from(this.#hitTimes.all, (start) => start * this.#scale);
    paintHits(this.#hits, places, this.#layout);
    this.#markCurrent();
  }

  #markCurrent(): void {
    const start = this.#currentHit === null ? null : this.#hitTimes.of(this.#currentHit);
    this.#currentMark.hidden = start === null;
    if (start === null) return;
    this.#currentMark.style.transform = `translateX(${Math.round(start * this.#scale)}px)`;
  }

  /** Pixels per second. */
  get #scale(): number {
    return this.#layout.width / (this.#length || 1);
  }

  #laneNames(spans: Timeline['spans']): string[] {
    const names: string[] = [];
    for (const speaker of new Set(spans.map(({ said }) => said.speaker))) {
      const view = this.#speakers.of(speaker);
      names[laneOf(view)] ??= view.name;
    }
    const lanes = Math.min(laneCount, Math.max(1, names.length));
    return Array.from({ length: lanes }, (_, lane) => names[lane] ?? '');
  }

  #hover(position: number | null): void {
    if (position === null) {
      this.#tip.hide();
      return;
    }
    const { active, leader } = this.#timeline.at(position);
    const spoken = active.length > 0 ? leader : null;
    const name = spoken ? this.#speakers.of(spoken.said.speaker).name : '';
    const x = (position / this.#length) * this.#layout.width;
    this.#tip.show(x, this.#layout.width, position, spoken, name);
  }
}
