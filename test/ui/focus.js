/* global document, getComputedStyle, innerHeight, innerWidth */

/* Run in the page, one by one, so that each stands for itself. */

/** @returns {string} what has the focus, by its role and name; empty when nothing has */
export function focusedName() {
  const active = document.activeElement;
  if (!active || active === document.body) return '';
  const role = active.role ?? active.localName;
  const name = active.ariaLabel ?? active.textContent.trim();
  return `${role}: ${name.slice(0, 40)}`;
}

/** @returns {boolean} whether it is seen what has the focus: there is an outline, and it is in view */
export function isFocusSeen() {
  const active = document.activeElement;
  const isSeen = [active, active.parentElement].some((element) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1;
  });
  const { top, bottom, left, right } = active.getBoundingClientRect();
  return isSeen && bottom > 0 && top < innerHeight && right > 0 && left < innerWidth;
}

/** @returns {string[]} what can be pressed and is not all in the window from left to right */
export function cutOff() {
  return [...document.querySelectorAll('button, input, select, [role=slider]')]
    .filter((element) => element.checkVisibility({ visibilityProperty: true }))
    .filter((element) => {
      const { left, right } = element.getBoundingClientRect();
      return left < 0 || right > innerWidth;
    })
    .map((element) => element.ariaLabel ?? element.textContent);
}

/** @returns {number} which part of the window is covered by what sticks to its top, from 0 to 1 */
export function coveredPart() {
  return document.querySelector('.top').getBoundingClientRect().bottom / innerHeight;
}

/** @returns {string[]} the names of what moves for ever */
export function movements() {
  return document
    .getAnimations()
    .filter(({ effect }) => effect.getComputedTiming().activeDuration > 0)
    .map(({ animationName }) => animationName);
}

/**
 * @param {any} element
 * @returns {string} `ltr` or `rtl`
 */
export function directionOf(element) {
  return getComputedStyle(element).direction;
}
