import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FrameLocator } from 'playwright-core';
import { startAlloServer, type AlloServer } from '../allo-server/server.ts';
import type { FaultReply } from '../allo-server/faults.ts';
import { expectEventually } from '../vscode/expectEventually.ts';
import { startVSCode, type RunningVSCode } from '../vscode/startVSCode.ts';
import { Workbench } from '../vscode/workbench.ts';
import { holdAudio, readAudio } from './audio.js';
import { addCall, addSpeechCall, gapSegments, openCall, showCalls } from './heardCalls.ts';

/** Wherever it is asked for: what the call names, v2's endpoint, and where that leads. */
const recordings = { path: /\/recordings?(\/|$)|signed-recordings/ };

const type = { 'Content-Type': 'audio/mpeg' };

/** What comes in place of a recording, and what is said of it. */
const failures: { what: string; reply: FaultReply; says: RegExp; buttons: string[] }[] = [
  {
    what: '404',
    reply: { kind: 'status', status: 404 },
    says: /^Allo does not have this recording any more\.$/,
    buttons: ['Retry', 'Show Log'],
  },
  {
    what: '403',
    reply: { kind: 'forbidden', how: 'recording' },
    says: /^The owner of this API key may not play this recording\. Allo lets the owner of the line/,
    buttons: ['Open in Allo', 'Show Log'],
  },
  {
    what: 'a page of HTML',
    reply: { kind: 'html' },
    says: /^Allo sent something other than sound in place of the recording\.$/,
    buttons: ['Retry', 'Show Log'],
  },
  {
    what: 'no bytes',
    reply: { kind: 'status', status: 200, headers: type },
    says: /^The recording is empty\. Try again later\.$/,
    buttons: ['Retry', 'Show Log'],
  },
  {
    what: 'half of it',
    reply: { kind: 'reset', when: 'mid-body' },
    says: /^Allo could not be reached\. Check the connection/,
    buttons: ['Retry', 'Proxy Settings', 'Show Log'],
  },
  {
    what: 'a picture',
    reply: { kind: 'content-type', contentType: 'image/png' },
    says: /^Allo sent something other than sound/,
    buttons: ['Retry', 'Show Log'],
  },
  {
    what: '300 MB',
    reply: { kind: 'oversized', bytes: 3e8, declared: true },
    says: /^This recording is larger than 200 MB, which is too much to be played here\.$/,
    buttons: ['Open in Allo'],
  },
  {
    what: 'a format that no browser plays',
    reply: {
      kind: 'status',
      status: 200,
      headers: { 'Content-Type': 'audio/amr' },
      body: '#!AMR\n\u0001\u0002\u0003',
    },
    says: /^VS Code cannot play this recording \(audio\/amr\)\. Save it to hear it in another program/,
    buttons: ['Save Recording…', 'Open in Allo'],
  },
  {
    what: 'damaged bytes',
    reply: { kind: 'status', status: 200, headers: type, body: `ID3${'\u0001\u0002'.repeat(500)}` },
    says: /^This recording is damaged and cannot be played\.$/,
    buttons: ['Retry', 'Save Recording…', 'Open in Allo'],
  },
];

/** Recordings that cannot be had or played, calls without one, and recordings as files. */
describe('Bad recordings', function () {
  this.timeout(60_000);
  let server: AlloServer;
  let vscode: RunningVSCode;
  let workbench: Workbench;
  const folder = mkdtempSync(join(tmpdir(), 'allo-recordings-'));

  before(async function () {
    this.timeout(600_000);
    server = await startAlloServer();
    addSpeechCall(server, 'Real speech');
    addCall(server, 'Nothing was recorded', { recording: 'none' });
    addCall(server, 'Not written yet');
    for (const { what } of failures) addCall(server, `Instead comes ${what}`);
    vscode = await startVSCode({
      settings: { 'allo.apiUrl': server.url, 'allo.useEnvironmentKey': true },
      env: { ALLO_API_KEY: server.keys.full.key },
    });
    workbench = new Workbench(vscode);
    await vscode.page.addInitScript(holdAudio);
    server.inject({
      when: { path: /\/conversation$/ },
      reply: { kind: 'rewrite', change: (body) => withoutTranscript(body, 'Not written yet') },
    });
    await showCalls(workbench);
  });
  after(async () => {
    await vscode.close();
    await server.close();
    rmSync(folder, { recursive: true });
  });
  afterEach(async function () {
    await workbench.screenshotIfFailed(this.currentTest);
    server.clearFaults();
  });

  const audio = async (call: FrameLocator) =>
    (await call.locator('body').evaluate(readAudio)).find(({ duration }) => duration !== null);

  async function expectPlaying(call: FrameLocator) {
    await expectEventually('it plays', async () => {
      const playing = await audio(call);
      assert.ok(playing && !playing.paused && playing.time > 0, JSON.stringify(playing));
    });
  }

  for (const { what, reply, says, buttons } of failures) {
    it(`${what} in its place: says so, and what can be done, and keeps the text`, async () => {
      const call = await openCall(workbench, `Instead comes ${what}`);
      const takeAway = server.inject({ when: recordings, times: Infinity, reply });
      await call.getByRole('button', { name: 'Play from 0:42' }).click();
      const player = call.getByRole('region', { name: 'Recording' });
      await player.getByText(says).waitFor();
      assert.deepEqual(await player.getByRole('button').allInnerTexts(), buttons);
      assert.equal(await call.locator('.segment').count(), gapSegments.length);
      await call.getByRole('slider', { name: 'Who speaks when' }).waitFor();
      if (what === '403') await workbench.screenshot('reader-recording-forbidden');
      takeAway();
      if (!buttons.includes('Retry')) return;
      await player.getByRole('button', { name: 'Retry' }).click();
      await expectPlaying(call);
      await expectEventually('it plays from where it was to play', async () => {
        const [landing = 0] = (await audio(call))?.landings ?? [];
        assert.ok(Math.abs(landing - 42) <= 0.25, `It plays from ${landing}.`);
      });
    });
  }

  it('no recording: has no player, and its times and strip still lead through the text', async () => {
    const call = await openCall(workbench, 'Nothing was recorded');
    await call.getByText('Here it is.').waitFor();
    assert.equal(await call.getByRole('region', { name: 'Recording' }).count(), 0);
    assert.equal(await call.getByRole('button', { name: /^Play from/ }).count(), 0);
    await call.getByRole('slider', { name: 'Who speaks when' }).focus();
    await workbench.page.keyboard.press('End');
    const last = call.locator('.segment[aria-current="true"]');
    await last.filter({ hasText: 'Please read me the number.' }).waitFor();
    assert.deepEqual(server.requestsTo({ path: /Nothing/ }), []);
  });

  it('no transcript yet: says so, can be listened to, and shows the transcript once it is there', async () => {
    const call = await openCall(workbench, 'Not written yet');
    await call.getByText('There is no transcript of this call.').waitFor();
    await workbench.screenshot('reader-no-transcript');
    await call.getByRole('button', { name: 'Listen' }).click();
    await expectPlaying(call);
    await call.getByRole('button', { name: 'Refresh' }).click();
    await call.getByText('Here it is.').waitFor();
    await expectPlaying(call);
    await call.getByRole('button', { name: 'Play from 0:42' }).waitFor();
    await workbench.page.keyboard.press('k');
  });

  it('saves a recording as it came, byte by byte', async () => {
    const call = await openCall(workbench, 'Real speech');
    await call.getByRole('button', { name: 'Save Recording…' }).click();
    const { quickInput } = workbench;
    await quickInput.title.filter({ hasText: 'Save Recording' }).waitFor();
    await expectEventually('the dialog suggests a name', async () => {
      assert.match(await quickInput.input.inputValue(), /Tomáš Dvořák.*\.mp3$/);
    });
    await workbench.screenshot('reader-save-recording');
    const path = join(folder, 'saved.mp3');
    await quickInput.fill(path);
    await expectEventually('the dialog has taken the path', async () => {
      // While it looks around, it takes no answer.
      if (await quickInput.isOpen()) await quickInput.accept();
      await quickInput.widget.waitFor({ state: 'hidden', timeout: 500 });
    });
    const original = new URL('../allo-server/data/speech/orderCall.mp3', import.meta.url);
    await expectEventually('the file is written', () => {
      assert.ok(readFileSync(path).equals(readFileSync(original)));
    });
    assert.deepEqual(readdirSync(folder), ['saved.mp3']);
    await workbench.notification(/saved\.mp3/).waitFor();
  });
});

function withoutTranscript(body: unknown, summary: string): unknown {
  return JSON.parse(JSON.stringify(body), (_key, value: unknown) => {
    const isIt = typeof value === 'object' && value !== null && 'transcript' in value;
    return isIt && JSON.stringify(value).includes(summary) ? { ...value, transcript: null } : value;
  });
}
