import { acquireDesktop, NoDesktop, type DesktopBuild } from './acquireDesktop.ts';
import { acquireServer, type ServerBuild } from './acquireServer.ts';

export type VSCodeBuild =
  | { readonly kind: 'desktop'; readonly desktop: DesktopBuild }
  | { readonly kind: 'browser'; readonly server: ServerBuild };

/** The desktop VS Code where it can be had, else the one in a browser; ALLO_VSCODE forces one. */
export async function acquireVSCode(version: string): Promise<VSCodeBuild> {
  const asked = process.env['ALLO_VSCODE']?.trim() ?? '';
  if (!['', 'desktop', 'browser'].includes(asked)) {
    throw new Error(`ALLO_VSCODE is "${asked}": it can be "desktop" or "browser".`);
  }
  if (asked !== 'browser') {
    try {
      return { kind: 'desktop', desktop: await acquireDesktop(version) };
    } catch (error) {
      if (!(error instanceof NoDesktop)) throw error;
      if (asked === 'desktop') {
        throw new Error(`No desktop VS Code here: ${error.message}.`, { cause: error });
      }
      console.log(`No desktop VS Code here (${error.message}): taking the one in a browser.`);
    }
  }
  return { kind: 'browser', server: await acquireServer(version) };
}
