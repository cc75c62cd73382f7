import assert from 'node:assert/strict';
import type { FrameLocator } from 'playwright-core';
import { formatTimestamp } from '../../src/model/timestamp.ts';
import { orderCallSegments, startAlloServer, type AlloServer } from '../allo-server/server.ts';
import { expectEventually } from '../vscode/expectEventually.ts';
import { startVSCode, type RunningVSCode } from '../vscode/startVSCode.ts';
import { Workbench } from '../vscode/workbench.ts';
import { holdAudio, readAudio, standing, watchMarks } from './audio.js';
import { addCall, addLongCall, addSpeechCall, openCall, showCalls } from './heardCalls.ts';

/** What playing may be away from where it should be, in seconds. */
const tolerance = 0.25;

const recordings = { path: /\/recordings\// };

/** Listening to a call in step with its text, in a tab that is in front. */
describe('Listening', function () {
  this.timeout(60_000);
  let server: AlloServer;
  let vscode: RunningVSCode;
  let workbench: Workbench;
  let call: FrameLocator;

  before(async function () {
    this.timeout(600_000);
    server = await startAlloServer();
    addSpeechCall(server, 'Real speech');
    addCall(server, 'Long silences');
    addLongCall(server, 'Two hours');
    vscode = await startVSCode({
      settings: { 'allo.apiUrl': server.url, 'allo.useEnvironmentKey': true },
      env: { ALLO_API_KEY: server.keys.full.key },
    });
    workbench = new Workbench(vscode);
    await vscode.page.addInitScript(holdAudio);
    await showCalls(workbench);
  });
  after(async () => {
    await vscode.close();
    await server.close();
  });
  afterEach(async function () {
    await workbench.screenshotIfFailed(this.currentTest);
    server.clearFaults();
  });

  const press = (key: string) => workbench.page.keyboard.press(key);
  const button = (name: string | RegExp) => call.getByRole('button', { name });
  const segment = (index: number) => call.locator('.segment').nth(index);
  const strip = () => call.getByRole('slider', { name: 'Who speaks when' });

  async function audio() {
    const [only, ...others] = await call.locator('body').evaluate(readAudio);
    assert.ok(only && others.length === 0, 'There is one audio element.');
    return only;
  }

  const expectAt = (seconds: number) =>
    expectEventually(`the audio is at ${seconds} s`, async () => {
      const { time } = await audio();
      assert.ok(Math.abs(time - seconds) <= tolerance, `It is at ${time} s.`);
    });

  const expectAudio = (what: string, isSo: (state: Awaited<ReturnType<typeof audio>>) => boolean) =>
    expectEventually(what, async () => {
      const state = await audio();
      assert.ok(isSo(state), JSON.stringify(state));
      return state;
    });

  async function pause() {
    if (!(await audio()).paused) await press('k');
    await button(/^Play \(?/)
      .or(button('Play'))
      .first()
      .waitFor();
    return expectAudio('it is paused', ({ paused }) => paused);
  }

  async function setSpeed(speed: string) {
    await call.getByRole('combobox', { name: 'Speed' }).selectOption({ label: speed });
    // The menu keeps the keys that it needs for itself.
    await call.getByRole('heading', { name: 'Transcript' }).click();
  }

  it('fetches the recording once, with the key, when it is first asked for', async () => {
    call = await openCall(workbench, 'Real speech');
    assert.deepEqual(server.requestsTo(recordings), []);
    await button('Listen').click();
    await expectAudio('it plays', ({ time, paused }) => time > 0.5 && !paused);
    await pause();
    await press('k');
    await expectAudio('it plays again', ({ paused }) => !paused);
    const [request, ...others] = server.requestsTo(recordings);
    assert.equal(request?.headers['authorization'], server.keys.full.key);
    assert.deepEqual(others, []);
  });

  it('plays from the second at which a segment was said', async () => {
    for (const { start } of [orderCallSegments[4], orderCallSegments[1]].flatMap((s) => s ?? [])) {
      await button(`Play from ${formatTimestamp(start)}`).click();
      const { landings } = await expectAudio(
        `it plays from ${start} s`,
        ({ landings, paused }) => !paused && Math.abs((landings.at(-1) ?? 0) - start) <= tolerance,
      );
      assert.ok(Math.abs((landings.at(-1) ?? 0) - start) <= tolerance);
    }
    await pause();
    await segment(6).focus();
    await press('Enter');
    await expectAudio('it plays from the row', ({ paused, time }) => !paused && time >= 25.16);
    const last = (await pause()).landings.at(-1) ?? 0;
    assert.ok(Math.abs(last - 25.16) <= tolerance, String(last));
  });

  it('marks what is being said, through the whole recording, and keeps the pitch at any speed', async () => {
    await press('0');
    await expectAt(0);
    await setSpeed('3×');
    await press('k');
    const samples = await call.locator('body').evaluate(watchMarks);
    const { rate, keepsPitch, duration } = await audio();
    assert.equal(rate, 3);
    assert.ok(keepsPitch);
    assert.ok(samples.length > 100, `There are ${samples.length} samples.`);
    assert.ok(Math.max(...samples.map(({ time }) => time)) >= (duration ?? Infinity) - tolerance);

    /** What is being said, or was said last. */
    const saidAt = (time: number) => orderCallSegments.findLastIndex(({ start }) => start <= time);
    const wrong = samples.filter(({ time, marked }) => {
      const right = [time - tolerance, time].map(saidAt);
      const [only = -1, ...more] = marked;
      return more.length > 0 || !right.includes(only);
    });
    assert.deepEqual(wrong, []);
    const seen = new Set(samples.flatMap(({ marked }) => marked));
    assert.deepEqual([...seen], [...orderCallSegments.keys()]);
    await setSpeed('1×');
  });

  it('obeys the keys that players have taught people', async () => {
    await call.getByRole('heading', { name: 'Transcript' }).click();
    const { duration } = await pause();
    const steps: [key: string, seconds: number][] = [
      ['5', (duration ?? 0) / 2],
      ['ArrowRight', 20.95],
      ['ArrowLeft', 15.95],
      ['l', 25.95],
      ['j', 15.95],
      ['Shift+ArrowRight', 18.18],
      ['Shift+ArrowLeft', 15.34],
      ['Shift+ArrowLeft', 10.14],
      ['ArrowLeft', 5.14],
      ['j', 0],
      ['9', (duration ?? 0) * 0.9],
      ['l', duration ?? 0],
      ['0', 0],
    ];
    for (const [key, seconds] of steps) {
      await press(key);
      await expectAt(seconds);
    }
    assert.ok((await audio()).paused);
    for (const key of ['Space', 'k', ' ', 'K']) {
      const before = (await audio()).paused;
      await press(key);
      await expectAudio(`"${key}" plays or pauses`, ({ paused }) => paused !== before);
    }
    for (const [key, rate] of [
      ['>', 1.25],
      ['<', 1],
      ['<', 0.75],
      ['<', 0.5],
      ['<', 0.5],
      ['>', 0.75],
      ['>', 1],
    ] as const) {
      await press(key);
      await expectAudio(`the speed is ${rate}`, (state) => state.rate === rate);
    }
    await press('g');
    await workbench.quickInput.accept('0:20');
    await expectAt(20);
    await segment(4).and(call.locator(':focus')).waitFor();
    for (const isMuted of [true, false]) {
      await press('m');
      await expectAudio('M mutes', ({ muted }) => muted === isMuted);
    }
    await call.getByRole('slider', { name: 'Volume' }).focus();
    await press('ArrowLeft');
    await expectAudio('it is less loud', ({ volume }) => volume === 0.95);
    await workbench.screenshot('reader-short-call');
  });

  it('is led through the call by its strip, which says where it is', async () => {
    const box = await strip().boundingBox();
    const { duration } = await audio();
    assert.ok(box && duration !== null);
    await strip().click({ position: { x: box.width / 4, y: box.height / 2 } });
    await expectAt(duration / 4);
    await strip().focus();
    for (const [key, seconds] of [
      ['Home', 0],
      ['ArrowUp', 5],
      ['ArrowRight', 10],
      ['ArrowDown', 5],
      ['PageUp', 5 + duration / 10],
      ['PageDown', 5],
      ['End', duration],
      ['ArrowLeft', duration - 5],
      ['Home', 0],
      ['ArrowRight', 5],
    ] as const) {
      await press(key);
      await expectAt(seconds);
    }
    assert.equal(await strip().getAttribute('aria-valuenow'), '5');
    assert.equal(await strip().getAttribute('aria-valuemax'), '31');
    assert.equal(await strip().getAttribute('aria-valuetext'), '5 seconds of 31 seconds');
    await strip().hover({ position: { x: box.width * 0.25, y: 4 } });
    await call.locator('.strip-tip').filter({ hasText: 'order forty-eight' }).waitFor();
  });

  it('skips silences, and says what that saves', async () => {
    call = await openCall(workbench, 'Long silences');
    await button('Play from 0:12').click();
    await expectAudio('it plays', ({ paused, time }) => !paused && time > 12);
    await press('s');
    await button('Skip silences').and(call.locator('[aria-pressed="true"]')).waitFor();
    await setSpeed('3×');
    // Three seconds of speech, then 24 of nothing, which take eight if they are heard.
    const from = Date.now();
    await expectAudio('the silence is over', ({ time }) => time >= 41);
    assert.ok(Date.now() - from < 7000);
    const { landings } = await pause();
    const landing = landings.at(-1) ?? 0;
    assert.ok(landing >= 41.5 && landing < 42, `No sound is cut: it went to ${landing}`);
    assert.match((await button('Skip silences').getAttribute('title')) ?? '', /0:23 saved/);
    await press('s');
  });

  it('plays from 0:42 when the segment at 0:42 is clicked, and repeats it', async () => {
    await button('Play from 0:42').click();
    const { landings } = await expectAudio(
      'it plays from 0:42',
      ({ paused, time }) => !paused && time >= 42 - tolerance && time < 45,
    );
    assert.ok(Math.abs((landings.at(-1) ?? 0) - 42) <= tolerance);
    await press('r');
    const before = landings.length;
    const looped = await expectAudio(
      'it has come round twice',
      (now) => now.landings.length >= before + 2,
    );
    for (const landing of looped.landings.slice(before)) {
      assert.ok(Math.abs(landing - 42) <= tolerance, String(landing));
    }
    await press('9');
    await button('Repeat this segment').and(call.locator('[aria-pressed="false"]')).waitFor();
    await setSpeed('1×');
  });

  it('shows how a large recording comes, and can be cancelled', async () => {
    call = await openCall(workbench, 'Two hours', 'keep');
    server.inject({ when: recordings, reply: { kind: 'trickle', bytes: 500_000, everyMs: 50 } });
    const ended = server.waitForEnd(recordings);
    await button('Listen').click();
    await call.getByText(/^[1-9]\d?\.\d of 27\.5 MB$/).waitFor();
    await workbench.screenshot('reader-fetching');
    await button('Cancel').click();
    assert.equal((await ended).aborted, true);
    await button('Listen').and(call.locator(':focus')).waitFor();
    assert.equal((await audio()).duration, null);
  });

  it('follows what is said until the reader goes elsewhere, and leads back', async () => {
    await button('Play from 0:39').click();
    await expectAudio('it plays', ({ paused, time }) => !paused && time > 38.9);
    const isInView = async () => {
      const { top, bottom, height } = await call
        .locator('[aria-current="true"]')
        .last()
        .evaluate(standing);
      assert.ok(top > 100 && bottom < height, `It stands from ${top} to ${bottom} of ${height}.`);
    };
    await press('5');
    await expectAt(3600);
    await expectEventually('what is said is in view', isInView);
    const back = button(/^Back to 1:00:0\d/);
    assert.equal(await back.count(), 0);

    await call.locator('body').hover();
    await workbench.page.mouse.wheel(0, -3000);
    await back.waitFor();
    await assert.rejects(isInView);
    await workbench.screenshot('reader-playing-back');
    await back.click();
    await expectEventually('what is said is in view again', isInView);
    assert.equal(await back.count(), 0);

    await call
      .locator('[aria-current="true"] .text')
      .last()
      .dblclick({ position: { x: 8, y: 8 } });
    await back.waitFor();
    await press('.');
    await back.waitFor({ state: 'hidden' });
    await press('ArrowDown');
    await press('PageDown');
    await back.waitFor();
    await press('.');
    await back.waitFor({ state: 'hidden' });
    await expectEventually('what is said is in view once more', isInView);
    await pause();
  });

  it('stays where it is, and goes on, when the call is loaded anew', async () => {
    await press('k');
    await expectAudio('it plays', ({ paused }) => !paused);
    await call.locator('body').hover();
    await workbench.page.mouse.wheel(0, -300);
    await button(/^Back to/).waitFor();
    const isShown = call.locator('.segment').filter({ hasText: 'Agreed. Simple it is.' }).nth(30);
    const top = async () => (await isShown.evaluate(standing)).top;
    const before = await top();
    const { landings } = await audio();
    server.inject({
      when: { path: /\/conversation$/ },
      reply: { kind: 'rewrite', change: inText('Two hours', 'Two long hours') },
    });
    // A click would scroll there.
    await call.locator('button[data-focus="refresh"]').dispatchEvent('click');
    const summary = call.locator('.summary').filter({ hasText: 'Two long hours' });
    await summary.waitFor({ state: 'attached' });
    await expectEventually('what is said is marked again', async () => {
      assert.equal(await call.locator('[aria-current="true"]').count(), 1);
    });
    const after = await audio();
    assert.equal(after.paused, false);
    assert.deepEqual(after.landings, landings);
    await expectEventually('the text is where it was', async () => {
      assert.ok(Math.abs((await top()) - before) <= 2, `${await top()} is not ${before}.`);
    });
    await button(/^Back to/).waitFor();
  });
});

const inText = (from: string, to: string) => (body: unknown) =>
  JSON.parse(JSON.stringify(body).replace(from, to)) as unknown;
