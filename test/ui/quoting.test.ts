import assert from 'node:assert/strict';
import type { FrameLocator } from 'playwright-core';
import { formatTimestamp } from '../../src/model/timestamp.ts';
import {
  landmarkCalls,
  landmarks,
  orderCallSegments,
  startAlloServer,
  type AlloServer,
} from '../allo-server/server.ts';
import { expectEventually } from '../vscode/expectEventually.ts';
import { startVSCode, type RunningVSCode } from '../vscode/startVSCode.ts';
import { Workbench } from '../vscode/workbench.ts';
import { addLongCall, addSpeechCall, openCall, showCalls } from './heardCalls.ts';
import { selectBetween, selectNothing } from './selection.js';

const names: Readonly<Record<string, string>> = { USER: 'Your team', EXTERNAL: 'Tomáš Dvořák' };

/** Taking what was said elsewhere: to the clipboard as text, as a quote, and as a link. */
describe('Quoting', function () {
  this.timeout(60_000);
  let server: AlloServer;
  let vscode: RunningVSCode;
  let workbench: Workbench;
  let call: FrameLocator;
  let link: string;

  before(async function () {
    this.timeout(600_000);
    server = await startAlloServer();
    addSpeechCall(server, 'Real **speech**');
    addLongCall(server, 'Two hours');
    vscode = await startVSCode({
      settings: { 'allo.apiUrl': server.url, 'allo.useEnvironmentKey': true },
      env: { ALLO_API_KEY: server.keys.full.key },
      context: { permissions: ['clipboard-read', 'clipboard-write'] },
    });
    workbench = new Workbench(vscode);
    await showCalls(workbench);
    call = await openCall(workbench, 'Real speech');
    const speech = server.team
      .entries()
      .find(({ contact, item }) => contact.id === landmarks.empty && isSpeech(item));
    link = `code-oss://allo-conversations.allo-conversations/call/${landmarks.empty}/${speech?.item.id}`;
  });
  after(async () => {
    await vscode.close();
    await server.close();
  });
  afterEach(async function () {
    await workbench.screenshotIfFailed(this.currentTest);
  });

  const press = (key: string) => workbench.page.keyboard.press(key);
  const segment = (index: number) => call.locator('.segment').nth(index);
  const body = () => call.locator('body');
  const menuItem = (name: string) => workbench.page.getByRole('menuitem', { name, exact: true });

  /** A menu takes no click right after it was opened, which may be the end of that which opened it. */
  const pick = (name: string) =>
    expectEventually(`"${name}" is picked`, async () => {
      if (await menuItem(name).isVisible()) await menuItem(name).click();
      await menuItem(name).waitFor({ state: 'detached', timeout: 300 });
    });

  /** What comes onto the clipboard when something is done. */
  async function copiedBy(act: () => Promise<unknown>): Promise<string> {
    await workbench.page.evaluate('navigator.clipboard.writeText("nothing")');
    await act();
    return expectEventually('something is copied', async () => {
      const text = String(await workbench.page.evaluate('navigator.clipboard.readText()'));
      assert.notEqual(text, 'nothing');
      return text;
    });
  }

  /** As it stands among others. */
  const lineOf = ({ source, text, start }: (typeof orderCallSegments)[number]) =>
    `[${formatTimestamp(start)}] ${names[source]}: ${text}`;

  const quoteOf = (index: number) => {
    const { source = '', text, start = 0 } = orderCallSegments[index] ?? {};
    const said = `> **${names[source]}** [${formatTimestamp(start)}](${link}?t=${start}): ${text}`;
    return `${said}\n>\n> — [Tomáš Dvořák, Nov 20, 2026, 4:01 PM](${link})`;
  };

  it('copies the row that has the focus, by key: as text, as a quote, as a link', async () => {
    await segment(1).focus();
    assert.equal(await copiedBy(() => press('c')), orderCallSegments[1]?.text);
    assert.equal(await copiedBy(() => press('q')), quoteOf(1));
    assert.equal(
      await copiedBy(() => press('Shift+Y')),
      `allo:${landmarks.empty}/${link.split('/').at(-1)}@0:04.23`,
    );
    assert.equal(await copiedBy(() => press('y')), `${link}?t=4.23`);
    await workbench.page
      .locator('.statusbar-item')
      .filter({ hasText: 'Copied the link.' })
      .waitFor();
    assert.equal(await copiedBy(() => press('Shift+C')), 'Real speech');
  });

  it('copies the row that the context menu was opened on, whichever has the focus', async () => {
    const open = async () => {
      await segment(4).locator('.text').click({ button: 'right' });
      await menuItem('Copy Link').waitFor();
    };
    await open();
    await workbench.screenshot('reader-context-menu');
    const items = await workbench.page.getByRole('menuitem').allInnerTexts();
    assert.deepEqual(
      items.map((item) => item.trim()).filter((item) => item !== ''),
      ['Play From Here', 'Copy as Text', 'Copy as Markdown Quote', 'Copy Link', 'Copy Reference'],
    );
    assert.equal(await copiedBy(() => pick('Copy as Text')), orderCallSegments[4]?.text);
    await open();
    assert.equal(await copiedBy(() => pick('Copy as Markdown Quote')), quoteOf(4));
    await open();
    assert.equal(await copiedBy(() => pick('Copy Link')), `${link}?t=18.18`);
    await call.locator('.summary p').first().click({ button: 'right' });
    await menuItem('Copy Summary').waitFor();
    assert.equal(await copiedBy(() => pick('Copy Summary')), 'Real speech');
    await open();
    await pick('Play From Here');
    await call.getByRole('button', { name: 'Pause' }).waitFor();
    await segment(4).and(call.locator('[aria-current="true"]')).waitFor();
    await press('k');
  });

  it('copies by the palette', async () => {
    await segment(2).locator('.text').click();
    const run = (title: string) => copiedBy(() => workbench.runCommand(`Allo: ${title}`));
    assert.equal(await run('Copy as Text'), orderCallSegments[2]?.text);
    assert.equal(await run('Copy as Markdown Quote'), quoteOf(2));
    assert.equal(await run('Copy Link'), `${link}?t=10.14`);
    assert.equal(await run('Copy Summary'), 'Real speech');
    await expectEventually('the row has the focus again', async () => {
      await segment(2).and(call.locator(':focus')).waitFor({ timeout: 500 });
    });
  });

  it('copies whole words of what is selected, with who said them when', async () => {
    // From within "Lovelace" to within "Twelve".
    await body().evaluate(selectBetween, [
      [1, 24],
      [2, 16],
    ]);
    const lines = [
      "[0:04] Tomáš Dvořák: Lovelace. I'm calling about order forty-eight, two, one three.",
      '[0:10] Your team: Let me look. Twelve',
    ];
    assert.equal(await copiedBy(() => press('Control+c')), lines.join('\n'));
    assert.equal(await copiedBy(() => press('c')), lines.join('\n'));
    assert.match(
      await copiedBy(() => press('q')),
      /^> \*\*Tomáš Dvořák\*\* \[0:04\].*: Lovelace\./,
    );
    assert.equal(await copiedBy(() => press('y')), `${link}?t=4.23`);
    await workbench.screenshot('reader-selection');
  });

  it('copies exactly what is selected within one segment', async () => {
    await body().evaluate(selectBetween, [
      [1, 26],
      [1, 35],
    ]);
    assert.equal(await copiedBy(() => press('Control+c')), "lace. I'm");
  });

  it('copies everything, the time of each segment once, when everything is selected', async () => {
    await body().evaluate(selectNothing);
    await segment(0).focus();
    await press('Control+a');
    const text = await copiedBy(() => press('Control+c'));
    const [head = '', said = ''] = text.split(/\n\n(?=\[)/u);
    assert.equal(said, orderCallSegments.map(lineOf).join('\n'));
    assert.match(head, /^Tomáš Dvořák\nIncoming call · Answered · .*2026.* · 32 s\n/u);
    assert.match(head, /\nReal speech\n+Transcript$/u);

    call = await openCall(workbench, 'Two hours');
    await call.locator('.segments[aria-busy="false"]').waitFor();
    await segment(0).focus();
    await press('Control+a');
    const lines = (await copiedBy(() => press('Control+c'))).split('\n');
    const item = server.team.entry(landmarkCalls.twoHours)?.item;
    const transcript = item?.kind === 'call' ? (item.transcript ?? []) : [];
    assert.equal(transcript.length, 1482);
    assert.deepEqual(
      lines.filter((line) => line.startsWith('[')),
      transcript.map(lineOf),
    );
  });

  it('opens the call at that second when a link is followed', async () => {
    await workbench.runCommand('Developer: Open URL');
    await workbench.quickInput.accept(`${link}?t=18.18`);
    await workbench
      .dialog(/Allo Conversations/)
      .getByRole('button', { name: 'Open' })
      .click();
    await expectEventually('the call is shown at that second', async () => {
      call = await workbench.webview();
      await segment(4).and(call.locator(':focus')).waitFor({ timeout: 1000 });
    });
    assert.equal(await call.locator('.player-position').innerText(), '0:18');
    assert.equal(await call.locator('.summary p').first().innerText(), 'Real speech');
  });
});

function isSpeech(item: { readonly kind: string; readonly recording?: string }): boolean {
  return item.kind === 'call' && item.recording === 'speech';
}
