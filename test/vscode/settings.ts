import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

export type Settings = Record<string, unknown>;

/** A quiet VS Code: nothing calls home, nothing pops up, nothing stands beside the extension. */
export const quiet: Settings = {
  'chat.commandCenter.enabled': false,
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'git.enabled': false,
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'window.confirmBeforeClose': 'never',
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

/** A settings.json that VS Code watches: what is written here takes effect in the running window. */
export class SettingsFile {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  read(): Settings {
    if (!existsSync(this.path)) return {};
    return JSON.parse(readFileSync(this.path, 'utf8')) as Settings;
  }

  /** Merges; a value of `undefined` takes the setting away. */
  update(changes: Settings): void {
    mkdirSync(dirname(this.path), { recursive: true });
    writeFileSync(
      `${this.path}.new`,
      `${JSON.stringify({ ...this.read(), ...changes }, null, 2)}\n`,
    );
    renameSync(`${this.path}.new`, this.path);
  }
}
