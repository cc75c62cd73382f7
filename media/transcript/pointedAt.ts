let pointed: Node | null = null;

/** What the context menu was opened on, until something else is pressed. */
export function pointedAt(): Node | null {
  return pointed?.isConnected ? pointed : null;
}

document.addEventListener('contextmenu', ({ target }) => {
  pointed = target instanceof Node ? target : null;
});
for (const press of ['pointerdown', 'keydown']) {
  document.addEventListener(press, () => {
    pointed = null;
  });
}
