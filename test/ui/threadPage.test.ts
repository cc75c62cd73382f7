import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { chromium, type Browser, type Page } from 'playwright-core';
import type { ThreadMessage } from '../../media/transcript/thread/threadModel.ts';
import type { Segment } from '../../src/model/segment.ts';
import type { ThreadEntry } from '../../src/transcript/threadView.ts';
import { findChromium } from '../vscode/findChromium.ts';
import { call, message, threadMessage, unreadable } from '../unit/thread/entries.ts';

const media = fileURLToPath(new URL('../../media/transcript', import.meta.url));

const words = {
  refresh: 'Refresh',
  export: 'Export',
  tags: 'Tags',
  atTime: 'At {0}',
  noTime: 'No time',
  thread: {
    loadOlder: 'Show Older',
    loadNewer: 'Show Newer',
    loadingOlder: 'Loading older',
    loadingNewer: 'Loading newer',
    olderLoaded: 'Older: {0}',
    newerLoaded: 'Newer: {0}',
    beginning: 'The beginning',
    empty: 'Nothing yet',
    showTranscript: 'Show Transcript',
    hideTranscript: 'Hide Transcript',
    openCall: 'Open in a Tab',
    unknownDay: 'Unknown date',
    noText: 'No text',
  },
};

/** The page: nothing but a thread, and what it says to its surroundings. */
const script = `
  import { ThreadView } from './thread/threadView.ts';
  const said = { posted: [], announced: [], parts: new Map() };
  const view = new ThreadView(${JSON.stringify(words)}, {
    post: (message) => said.posted.push(message),
    announce: (text) => said.announced.push(text),
    moved: () => undefined,
    expandedChanged: () => undefined,
    textsChanged: ({ isAnew, gone, loaded }) => {
      if (isAnew) said.parts.clear();
      for (const part of gone) said.parts.delete(part);
      for (const { part, texts } of loaded) said.parts.set(part, texts);
    },
  }, { place: null, expanded: [] });
  document.body.append(view.bar, view.element);
  const frames = async (count) => {
    while (count-- > 0) await new Promise((resolve) => requestAnimationFrame(resolve));
  };
  const row = (key) =>
    [...document.querySelectorAll('.entry')].find((entry) => JSON.parse(entry.dataset.vscodeContext).item === key);
  Object.assign(window, { thread: { view, said, frames, row } });`;

async function bundle(contents: string, loader: 'ts' | 'css'): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: media, loader },
    bundle: true,
    write: false,
    target: 'chrome138',
    logLevel: 'error',
  });
  return outputFiles[0]?.text ?? '';
}

/** As many entries a day as there are days in a week, in changing order; calls with long summaries. */
function days(from: number, to: number): ThreadEntry[] {
  const entries: ThreadEntry[] = [];
  for (let day = from; day < to; day++) {
    const text = `Day ${day}: ${'a few words more '.repeat(day % 13)}`;
    entries.push(
      message(`m${day}`, day, { text }),
      call(`c${day}`, day, {
        summary: [{ type: 'paragraph', inlines: [{ style: 'plain', text: text.repeat(4) }] }],
      }),
      message(`o${day}`, day, { text, direction: 'outbound', author: 'Your team' }),
    );
  }
  return entries;
}

describe('thread page: in a browser', function () {
  this.timeout(30_000);
  let browser: Browser;
  let page: Page;
  let parts: { style: string; code: string };

  before(async () => {
    parts = {
      style: await bundle(`@import './style.css';`, 'css'),
      code: await bundle(script, 'ts'),
    };
    browser = await chromium.launch({ executablePath: findChromium() });
  });
  after(() => browser.close());

  beforeEach(async () => {
    page = await browser.newPage({ viewport: { width: 800, height: 600 } });
    page.on('pageerror', (error) => assert.fail(error));
    await page.setContent('<!DOCTYPE html><html lang="en"><body></body></html>');
    await page.addStyleTag({ content: parts.style });
    await page.addScriptTag({ content: parts.code });
  });
  afterEach(() => page.close());

  const receive = (said: ThreadMessage) =>
    page.evaluate(`thread.view.receive(${JSON.stringify(said)})`);
  const receiveTranscript = (key: string, segments: readonly Segment[]) => {
    const json = JSON.stringify(JSON.stringify(segments));
    return page.evaluate(`thread.view.receiveTranscript({
      type: 'thread-transcript', key: '${key}', version: 1, total: ${segments.length}, speakers: [],
      first: 0,
      json: new TextEncoder().encode(${json}) })`);
  };
  const settled = () => page.evaluate('thread.frames(4)');
  const number = (expression: string) => page.evaluate<number>(expression);
  const topOf = (key: string) => number(`thread.row('${key}').getBoundingClientRect().top`);
  const belowEnd = () =>
    number('document.documentElement.scrollHeight - innerHeight - Math.round(scrollY)');
  const posted = () =>
    page.evaluate<string>('thread.said.posted.map(({ type }) => type).join(" ")');
  const segments = (count: number): Segment[] =>
    Array.from({ length: count }, (_, index) => ({
      speaker: index % 3 === 0 ? 'user' : 'external',
      text: `Segment ${index} ${'says more '.repeat(index % 7)}`,
      start: index * 2,
      end: index * 2 + 1,
    }));

  it('opens at the end, and stays there when something new comes', async () => {
    await receive(threadMessage(days(10, 30), { older: { type: 'more' } }));
    await settled();
    assert.ok((await number('scrollY')) > 1000);
    assert.ok((await belowEnd()) <= 1);
    await receive(threadMessage(days(10, 33), { older: { type: 'more' } }));
    await settled();
    assert.ok((await belowEnd()) <= 1);
    assert.equal(await posted(), '');
  });

  for (const from of [0, 1, 250]) {
    it(`does not move what is read when older entries come, ${from} pixels from the top`, async () => {
      await receive(threadMessage(days(20, 40), { older: { type: 'more' } }));
      await settled();
      await page.evaluate(`scrollTo(0, ${from})`);
      await settled();
      assert.equal(await posted(), 'load-older');
      const before = await topOf('c20');
      const order = days(1, 40).map(({ key }) => key);
      await receive({ ...threadMessage(days(1, 20)), order });
      assert.ok(Math.abs((await topOf('c20')) - before) < 1, 'at once');
      await settled();
      assert.ok(Math.abs((await topOf('c20')) - before) < 1, 'and after it was drawn');
      assert.deepEqual(await page.evaluate('thread.said.announced'), ['Older: 57']);
    });
  }

  it('does not move what is read when newer entries come, and asks for them when near', async () => {
    await receive(threadMessage(days(5, 25), { older: { type: 'more' }, newer: { type: 'more' } }));
    await page.evaluate('scrollTo(0, document.documentElement.scrollHeight)');
    await settled();
    assert.match(await posted(), /load-newer/u);
    const before = await topOf('c24');
    const order = days(5, 30).map(({ key }) => key);
    await receive({ ...threadMessage(days(25, 30)), order, older: { type: 'more' } });
    await settled();
    assert.ok(Math.abs((await topOf('c24')) - before) < 1);
  });

  it('keeps what has not changed as it is: elements, selection, focus, open transcripts', async () => {
    const first = call('a', 1, { segments: 3, segmentsLabel: '3 segments' });
    await receive(threadMessage([first, message('b', 2)]));
    await receiveTranscript('a', segments(3));
    await page.getByRole('button', { name: 'Show Transcript' }).click();
    assert.equal(await page.locator('.segment').count(), 3);
    await page.evaluate(
      `getSelection().selectAllChildren(thread.row('b').querySelector('.bubble'))`,
    );
    const changed = { ...first, tags: ['new'] };
    await receive({ ...threadMessage([message('0', 1), changed]), order: ['0', 'a', 'b'] });
    assert.equal(await page.locator('.tags li').innerText(), 'new');
    assert.equal(await page.locator('.segment').count(), 3);
    assert.equal(await page.evaluate('String(getSelection())'), 'Message b');
    const toggle = page.getByRole('button', { name: 'Hide Transcript' });
    assert.equal(await toggle.getAttribute('aria-expanded'), 'true');
    assert.equal(await page.locator('[aria-expanded="true"]:focus').count(), 1);
  });

  it('leaves the button that was pressed where it is', async () => {
    const entries = [
      ...days(1, 10),
      call('x', 11, { segments: 300, segmentsLabel: '300 segments' }),
    ];
    await receive(threadMessage(entries));
    await receiveTranscript('x', segments(300));
    await settled();
    const toggle = page.locator('[data-focus="toggle"]').last();
    const before = (await toggle.boundingBox())?.y ?? NaN;
    await toggle.click();
    await settled();
    assert.ok(Math.abs(((await toggle.boundingBox())?.y ?? NaN) - before) < 1);
    await page.locator('.segment').last().waitFor({ state: 'attached' });
    await page.mouse.wheel(0, 1500);
    await settled();
    const stuck = (await toggle.boundingBox())?.y ?? NaN;
    assert.ok(stuck >= 0 && stuck < 150, `${stuck} is in sight`);
    await toggle.click();
    await settled();
    const after = (await toggle.boundingBox())?.y ?? NaN;
    assert.ok(after >= 0 && after < 600, `${after} is in sight`);
  });

  it('goes to an entry, and to a second of a call, as soon as they are there', async () => {
    await page.evaluate(`thread.view.reveal({ item: 'c3', time: 41 })`);
    const entries = days(1, 30).map((entry) =>
      entry.key === 'c3' && entry.type === 'call' ? { ...entry, segments: 200 } : entry,
    );
    await receive(threadMessage(entries));
    await receiveTranscript('c3', segments(200));
    const segment = page.locator('.segment:focus');
    await segment.waitFor();
    assert.match(await segment.innerText(), /Segment 20 /u);
    await settled();
    const box = await segment.boundingBox();
    assert.ok(box && box.y > 0 && box.y < 400, `${String(box?.y)} is in sight`);
    await page.evaluate(`thread.view.reveal({ item: 'm20' })`);
    await settled();
    const top = await topOf('m20');
    assert.ok(top > 40 && top < 400, `${top} is in sight`);
  });

  it('gives every text to be searched, and finds its element', async () => {
    await receive(
      threadMessage([
        call('a', 1, { segments: 120 }),
        message('b', 1, { text: '' }),
        message('c', 1),
        unreadable('d'),
      ]),
    );
    await receiveTranscript('a', segments(120));
    const texts = await page.evaluate<unknown[]>(
      '[...thread.said.parts.values()].map((texts) => texts instanceof Uint8Array ? "bytes" : texts)',
    );
    assert.deepEqual(texts, [['Summary a'], [], ['Message c'], [], 'bytes']);
    const found = (part: string, unit: number) =>
      page.evaluate<string | undefined>(
        `thread.view.findTarget.element({ part: ${part}, unit: ${unit} })?.textContent`,
      );
    const own = '[...thread.said.parts.keys()][0]';
    assert.equal(await found(own, 0), 'Summary a');
    assert.equal(await found(`${own} + 1`, 100), undefined);
    await page.evaluate(`thread.view.findTarget.reveal({ part: ${own} + 1, unit: 100 })`);
    assert.match((await found(`${own} + 1`, 100)) ?? '', /^Segment 100 /u);
    const shown = page.locator('.segment', { hasText: 'Segment 100 ' });
    const top = (await shown.boundingBox())?.y ?? NaN;
    assert.ok(top >= 0 && top < 600, `${top} is in sight`);
    assert.deepEqual(
      await page.evaluate('[...thread.view.findTarget.unitsInView()].length > 10'),
      true,
    );
  });

  it('says at an edge what went wrong, and keeps the focus on the button while it loads', async () => {
    const entries = days(1, 2);
    await receive(threadMessage(entries, { older: { type: 'more' } }));
    const button = page.getByRole('button', { name: 'Show Older' });
    await button.focus();
    await receive(threadMessage(entries, { older: { type: 'loading' } }));
    assert.equal(await page.locator('button:focus').innerText(), 'Loading older');
    assert.equal(await page.locator('.thread').getAttribute('aria-busy'), 'true');
    const actions = [{ id: 'older:retry', label: 'Retry' }];
    await receive(threadMessage(entries, { older: { type: 'problem', message: 'Oh', actions } }));
    await page.getByRole('button', { name: 'Retry' }).click();
    assert.match(await posted(), /act$/u);
    await receive(threadMessage(entries));
    await page.getByText('The beginning').waitFor();
    assert.equal(await page.locator('.thread:focus').count(), 1);
  });

  it('says so where there is nothing', async () => {
    await receive(threadMessage([]));
    assert.equal(await page.locator('.thread').innerText(), 'Nothing yet');
  });
});
