import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { format } from 'node:util';
import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from 'playwright-core';
import { acquireServer } from './acquireServer.ts';
import { findChromium } from './findChromium.ts';
import { outputMark } from './markOutput.ts';
import type { Settings, SettingsFile } from './settings.ts';
import { startServer } from './startServer.ts';
import { chosenVersion, root } from './versions.ts';

export interface VSCodeOptions {
  /** The repository, if it is not given. */
  readonly extensionDevelopmentPath?: string;
  /** Folders of extensions that are installed beside it. */
  readonly otherExtensions?: readonly string[];
  /** A module that exports `run()`; its end is reported by `exitCode`. */
  readonly extensionTestsPath?: string;
  /** Without a folder the window is empty. */
  readonly folder?: string;
  /** User settings, over the quiet ones that are always there. */
  readonly settings?: Settings;
  /** Added to the environment of the extension host. */
  readonly env?: NodeJS.ProcessEnv;
  /** Kept if it is given, else a temporary one. */
  readonly userDataDir?: string;
  readonly version?: string;
  readonly context?: BrowserContextOptions;
}

/**
 * A VS Code in headless Chromium. The extension is an installed one, unless there are tests to be
 * run inside its host.
 */
export interface RunningVSCode {
  readonly page: Page;
  readonly url: string;
  readonly settings: SettingsFile;
  /** Log files of the server, its extension hosts and the page's console. */
  readonly logs: string;
  /** What the tests in the extension host ended with; without tests it stays open. */
  readonly exitCode: Promise<number>;
  /** Loads the window again; what the page has stored, secrets included, is still there. */
  reload(): Promise<void>;
  close(): Promise<void>;
}

/** Chromium as it behaves where there is no network, no graphics card, and perhaps only root. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export async function startVSCode(options: VSCodeOptions = {}): Promise<RunningVSCode> {
  const executablePath = findChromium();
  const build = await acquireServer(options.version ?? chosenVersion());
  const server = await startServer({
    ...options,
    build,
    settings: { 'workbench.reduceMotion': 'on', ...options.settings },
    extension: options.extensionDevelopmentPath ?? root,
    development: options.extensionTestsPath !== undefined,
  });
  let browser: Browser | undefined;
  const close = async () => {
    await browser?.close();
    await server.close();
  };
  try {
    browser = await chromium.launch({ executablePath, args: flags });
    const context = await browser.newContext({
      viewport: { width: 1280, height: 800 },
      locale: 'en-US',
      ...options.context,
    });
    const url = server.addressOf({
      extensionTestsPath: options.extensionTestsPath,
      folder: options.folder,
    });
    const { reported } = await listenToTests(context, server.logs);
    const exitCode = Promise.race([
      reported,
      server.ended.then(() => {
        throw new Error(`The VS Code server ended before the tests did. Its logs: ${server.logs}`);
      }),
    ]);
    // Only who runs tests waits for it; nobody else should hear that the server has ended.
    exitCode.catch(() => undefined);
    const page = await context.newPage();
    keepConsole(page, join(server.logs, 'page.log'));
    await open(page, () => page.goto(url));
    return {
      page,
      url,
      settings: server.settings,
      logs: server.logs,
      exitCode,
      reload: () => open(page, () => page.reload()),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function open(page: Page, navigate: () => Promise<unknown>) {
  await navigate();
  await page.locator('.monaco-workbench .part.statusbar').waitFor({ timeout: 60_000 });
}

/** A run of tests in a page reports through two functions that it expects in the page. */
async function listenToTests(
  context: BrowserContext,
  logs: string,
): Promise<{ reported: Promise<number> }> {
  const log = createWriteStream(join(logs, 'window.log'));
  await context.exposeFunction('codeAutomationLog', (type: string, args: unknown[]) => {
    const line = format(...args);
    if (line.startsWith(outputMark)) console.log(line.slice(outputMark.length));
    else log.write(`[${type}] ${line}\n`);
  });
  let report: (code: number) => void = () => undefined;
  const reported = new Promise<number>((resolve) => (report = resolve));
  await context.exposeFunction('codeAutomationExit', report);
  // In an object, or awaiting this function would await the tests.
  return { reported };
}

function keepConsole(page: Page, file: string) {
  const log = createWriteStream(file);
  page.on('console', (message) => log.write(`[${message.type()}] ${message.text()}\n`));
  page.on('pageerror', (error) => log.write(`[uncaught] ${error.stack ?? error.message}\n`));
}
