/** How much of the window's top is covered by what sticks there, and the find bar below it, in CSS pixels. */
export function coveredTop(): number {
  const { documentElement } = document;
  return (
    Number.parseFloat(getComputedStyle(documentElement).getPropertyValue('--covered-top')) || 0
  );
}

/** Keeps rows that are gone to from hiding below what sticks to the top. */
export function keepClearOf(sticky: HTMLElement): void {
  new ResizeObserver(() => {
    document.documentElement.style.setProperty('--top-height', `${sticky.offsetHeight}px`);
  }).observe(sticky);
}

/**
 * Brings an element into view: into the upper third, or only as far as it takes. Blocks that come
 * into sight get their real height, which moves what was just put in place, so it is done twice.
 */
export async function scrollToElement(
  target: Element,
  how: 'third' | 'nearest',
  behavior: 'smooth' | 'instant' = 'instant',
): Promise<void> {
  if (how === 'nearest' && isInView(target)) return;
  if (behavior === 'smooth') {
    scrollBy({ top: target.getBoundingClientRect().top - wantedTop(), behavior });
    return;
  }
  place(target);
  await nextFrame();
  await nextFrame();
  if (target.isConnected) place(target);
}

/** At the window's bottom, the way back to what is being said may float over the text. CSS pixels. */
const coveredBottom = 56;

function isInView(target: Element): boolean {
  const { top, bottom } = target.getBoundingClientRect();
  return top >= coveredTop() && bottom <= innerHeight - coveredBottom;
}

function place(target: Element): void {
  // Blocks above may never have been laid out: the browser knows best where a row will be.
  target.scrollIntoView({ block: 'start', behavior: 'instant' });
  scrollBy({ top: target.getBoundingClientRect().top - wantedTop(), behavior: 'instant' });
}

function wantedTop(): number {
  const covered = coveredTop();
  return covered + (innerHeight - covered) / 4;
}

function nextFrame(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => resolve()));
}
