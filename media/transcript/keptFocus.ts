/**
 * To be called before a part of the page is replaced by a newer form of itself.
 *
 * @returns what gives the focus, if it was in there, to the element of the same name (`data-focus`) in
 * the newer form, or to the page: a focus that is lost leaves people at the start of everything
 */
export function keepFocus(part: HTMLElement): (newer: HTMLElement) => void {
  const active = document.activeElement;
  if (!(active instanceof HTMLElement) || !part.contains(active)) return () => undefined;
  const name = active.dataset['focus'];
  return (newer) => {
    if (newer.contains(document.activeElement)) return;
    const same = name === undefined ? null : newer.querySelector(`[data-focus="${name}"]`);
    // What was only moved is still itself.
    const target = same ?? (newer.contains(active) ? active : newer.closest('main'));
    if (target instanceof HTMLElement) target.focus({ preventScroll: true });
  };
}
