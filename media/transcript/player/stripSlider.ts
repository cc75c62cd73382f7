/** What the strip is as a slider. Seconds. */
export interface StripSliderEvents {
  position(): number;
  length(): number;
  seek(position: number): void;
  /** Where the pointer is; null when it is gone. */
  hover(position: number | null): void;
}

/** Seconds that an arrow key goes. */
const step = 5;

/** The part of the whole that Page Up and Page Down go. */
const pagePart = 0.1;

/** Makes a slider of an element, for pointer, keyboard and screen reader. */
export function stripSlider(track: HTMLElement, events: StripSliderEvents): void {
  track.role = 'slider';
  track.tabIndex = 0;
  track.ariaOrientation = 'horizontal';
  track.dataset['focus'] = 'strip';

  const placeOf = ({ clientX }: PointerEvent) => {
    const { left, width } = track.getBoundingClientRect();
    return (Math.min(Math.max(0, clientX - left), width) / (width || 1)) * events.length();
  };
  track.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    track.setPointerCapture(event.pointerId);
    events.seek(placeOf(event));
  });
  track.addEventListener('pointermove', (event) => {
    const place = placeOf(event);
    events.hover(place);
    if (track.hasPointerCapture(event.pointerId)) events.seek(place);
  });
  track.addEventListener('pointerleave', () => events.hover(null));
  track.addEventListener('pointercancel', () => events.hover(null));

  track.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    const to = goal(event.key, events.position(), events.length());
    if (to === null) return;
    event.preventDefault();
    // VS Code forwards the keys of a page to its own key bindings, whatever their default.
    event.stopPropagation();
    events.seek(Math.min(Math.max(0, to), events.length()));
  });
}

/** Where a key leads; null for a key that is none of a slider's. */
function goal(key: string, position: number, length: number): number | null {
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return position - step;
    case 'ArrowRight':
    case 'ArrowUp':
      return position + step;
    case 'PageDown':
      return position - length * pagePart;
    case 'PageUp':
      return position + length * pagePart;
    case 'Home':
      return 0;
    case 'End':
      return length;
    default:
      return null;
  }
}
