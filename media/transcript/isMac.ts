/** Whether Cmd does here what Ctrl does elsewhere. */
export const isMac = window.navigator.userAgent.includes('Macintosh');
