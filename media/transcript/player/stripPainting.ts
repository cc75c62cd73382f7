import type { LaneRun } from './laneRuns.ts';

/** Where the lanes of the strip are, in CSS pixels. */
export interface StripLayout {
  readonly width: number;
  readonly height: number;
  /** From the top of one lane to the top of the next. */
  readonly pitch: number;
  /** How high a lane is. */
  readonly thickness: number;
}

/** At most; so many lanes share it that they stay apart. */
const mostHeight = 48;
const leastLanes = 2;

/** Measures the strip for a number of lanes. */
export function stripLayout(width: number, lanes: number): StripLayout {
  const pitch = Math.min(18, Math.floor(mostHeight / Math.max(leastLanes, lanes)));
  return { width, height: pitch * lanes, pitch, thickness: Math.max(3, Math.round(pitch * 0.6)) };
}

/** A canvas as sharp as the screen, cleared. */
function prepare(
  canvas: HTMLCanvasElement,
  { width, height }: StripLayout,
): CanvasRenderingContext2D | null {
  const scale = devicePixelRatio;
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const context = canvas.getContext('2d');
  context?.scale(scale, scale);
  return context;
}

/**
 * Draws who speaks when. In high contrast each lane has a pattern, too.
 *
 * @param colors of the lanes
 */
export function paintRuns(
  canvas: HTMLCanvasElement,
  runs: readonly LaneRun[],
  colors: readonly string[],
  layout: StripLayout,
): void {
  const context = prepare(canvas, layout);
  if (!context) return;
  const { pitch, thickness, width } = layout;
  const isPatterned = document.body.classList.contains('vscode-high-contrast');
  const top = (lane: number) => lane * pitch + (pitch - thickness) / 2;
  context.fillStyle = property(canvas, '--strip-ground');
  for (const lane of colors.keys()) {
    context.fillRect(0, lane * pitch + pitch / 2 - 0.5, width, 1);
  }
  for (const { lane, from, to } of runs) {
    context.fillStyle = colors[lane] ?? '';
    context.strokeStyle = context.fillStyle;
    const box = [from, top(lane), Math.max(1, to - from), thickness] as const;
    if (isPatterned) paintPattern(context, lane, box);
    else rounded(context, box);
  }
}

/** Marks places, given in pixels from the left. */
export function paintHits(
  canvas: HTMLCanvasElement,
  places: Iterable<number>,
  layout: StripLayout,
): void {
  const context = prepare(canvas, layout);
  if (!context) return;
  context.fillStyle = property(canvas, '--strip-hit');
  // Ticks on the same pixel are one tick.
  for (const place of new Set(Array.from(places, Math.round))) {
    context.fillRect(place - 1, 0, 2, layout.height);
  }
}

type Box = readonly [x: number, y: number, width: number, height: number];

function rounded(context: CanvasRenderingContext2D, box: Box): void {
  const [, , width, height] = box;
  context.beginPath();
  context.roundRect(...box, Math.min(2, width / 2, height / 2));
  context.fill();
}

/** The strokes of `segments.css`: solid, double, dashed, dotted, and an outline. */
function paintPattern(context: CanvasRenderingContext2D, lane: number, box: Box): void {
  const [x, y, width, height] = box;
  const bar = Math.max(1, Math.floor(height / 3));
  if (lane === 1) {
    context.fillRect(x, y, width, bar);
    context.fillRect(x, y + height - bar, width, bar);
    return;
  }
  if (lane === 4) {
    context.strokeRect(x + 0.5, y + 0.5, Math.max(0, width - 1), height - 1);
    return;
  }
  const [on, period] = lane === 2 ? [6, 9] : lane === 3 ? [2, 4] : [width, width];
  for (let dx = 0; dx < width; dx += period) {
    context.fillRect(x + dx, y, Math.min(on, width - dx), height);
  }
}

/** The value of a custom property, as a canvas takes it. */
export function property(element: Element, name: string): string {
  return getComputedStyle(element).getPropertyValue(name);
}
