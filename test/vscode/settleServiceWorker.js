/* global navigator */

/**
 * Runs in the outer frame of a window's first webview. VS Code 1.139 makes each webview wait for an
 * update of the service worker that the first one has installed (microsoft/vscode#312020); if the
 * second comes before the worker has been looked at again, it waits for ever and stays blank.
 */
export async function settleServiceWorker() {
  const registration = await navigator.serviceWorker.getRegistration();
  await registration?.update();
}
