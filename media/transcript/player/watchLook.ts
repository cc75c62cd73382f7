/**
 * Tells when the strip is of another size, or the colours are others.
 *
 * @returns stops telling
 */
export function watchLook(track: HTMLElement, listener: () => void): () => void {
  const sizes = new ResizeObserver(listener);
  sizes.observe(track);
  // VS Code puts a theme's colours on the root element, and its kind on the body.
  const theme = new MutationObserver(listener);
  theme.observe(document.documentElement, { attributeFilter: ['style'] });
  theme.observe(document.body, { attributeFilter: ['class', 'data-vscode-theme-id'] });
  return () => {
    sizes.disconnect();
    theme.disconnect();
  };
}
