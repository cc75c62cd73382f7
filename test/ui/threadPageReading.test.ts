import assert from 'node:assert/strict';
import { chromium, type Browser, type Page } from 'playwright-core';
import type { EntryPart } from '../../src/model/entryExcerpt.ts';
import type { Segment } from '../../src/model/segment.ts';
import { encodeSegments, laterSlice, type MessageToPage } from '../../src/transcript/protocol.ts';
import type { ThreadEntry } from '../../src/transcript/threadView.ts';
import { findChromium } from '../vscode/findChromium.ts';
import { call, message, threadMessage, unreadable } from '../unit/thread/entries.ts';
import { WholePage } from './wholePage.ts';

const speakers = [{ speaker: 'external', name: 'Ada', index: 0 }];

function segments(count: number): Segment[] {
  return Array.from({ length: count }, (_, index) => ({
    speaker: 'external',
    text: `Segment number ${index}`,
    start: index * 2,
    end: index * 2 + 1,
  }));
}

/** A transcript as the host sends it. */
function slices(key: string, said: readonly Segment[], version = 1): MessageToPage[] {
  const messages: MessageToPage[] = [];
  for (let first = 0; first < said.length; first += laterSlice) {
    const json = encodeSegments(said.slice(first, first + laterSlice));
    const total = said.length;
    messages.push({ type: 'thread-transcript', key, version, total, speakers, first, json });
  }
  return messages;
}

const summary = [
  {
    type: 'paragraph',
    inlines: [
      { style: 'plain', text: 'She asked for ' },
      { style: 'strong', text: 'a refund' },
    ],
  },
  {
    type: 'list',
    ordered: false,
    items: [[{ type: 'paragraph', inlines: [{ style: 'plain', text: 'Order 48213' }] }]],
  },
] as const;

/** Two messages around a call. */
const entries: readonly ThreadEntry[] = [
  message('a', 1, { text: 'Good morning everybody' }),
  call('b', 1, { summary, segments: 3, segmentsLabel: '3 segments' }),
  message('c', 2, { text: 'Thank you very much' }),
];

/** Where entry and transcript stand in the document; an entry is named by its place among all. */
const [first, second, last] = [
  '.message .bubble',
  '.summary p',
  '.day:last-child .bubble',
] as const;
const segment = (index: number) => `.segment:nth-child(${index + 1}) .text`;

describe('thread page: reading, with keys and clipboard', function () {
  this.timeout(30_000);
  let browser: Browser;
  let whole: WholePage;
  let page: Page;

  before(async () => {
    browser = await chromium.launch({ executablePath: findChromium() });
  });
  after(() => browser.close());
  afterEach(() => whole.close());

  async function open(
    thread: readonly ThreadEntry[] = entries,
    said: readonly MessageToPage[] = slices('b', segments(3)),
    ...rest: [remembered?: Record<string, unknown>, state?: unknown]
  ): Promise<void> {
    whole = await WholePage.open(browser, ...rest);
    page = whole.browserPage;
    await whole.hear(threadMessage(thread));
    for (const each of said) await whole.hear(each);
  }

  const showTranscript = () => page.getByRole('button', { name: 'Show Transcript' }).click();
  const press = async (key: string) => {
    await page.keyboard.press(key);
    await whole.settle();
  };
  const parts = async (): Promise<readonly EntryPart[] | undefined> =>
    (await whole.said('copy-entries')).at(-1)?.parts;
  const focused = () => page.evaluate<string>('document.activeElement.className');
  const focusedText = () => page.evaluate<string>('document.activeElement.textContent');
  const excerpt = (from: [number, number], to: [number, number]) => ({
    from: { segment: from[0], offset: from[1] },
    to: { segment: to[0], offset: to[1] },
  });

  describe('copies', () => {
    it('over several entries who and when, and whole words of all that is selected', async () => {
      await open();
      await showTranscript();
      await whole.select([first, 7], [last, 8]);
      assert.equal(
        await whole.copy(),
        [
          'Ada, Jan 1\nmorning everybody\n',
          'Incoming call, Jan 1 · 5 min\nShe asked for a refund\n• Order 48213\n',
          '[0:00] Ada: Segment number 0',
          '[0:02] Ada: Segment number 1',
          '[0:04] Ada: Segment number 2\n',
          'Ada, Jan 2\nThank you',
        ].join('\n'),
      );
    });

    it('nothing of a transcript that is not shown', async () => {
      await open();
      await showTranscript();
      await page.getByRole('button', { name: 'Hide Transcript' }).click();
      await whole.select([first, 0], [second, 5]);
      assert.equal(
        await whole.copy(),
        'Ada, Jan 1\nGood morning everybody\n\nIncoming call, Jan 1 · 5 min\nShe asked',
      );
    });

    it('all there is with Ctrl+A, also what could not be read', async () => {
      await open([...entries, unreadable('u')]);
      await page.keyboard.press('Control+a');
      const copied = await whole.copy();
      assert.match(
        copied ?? '',
        /^Ada, Jan 1\nGood morning everybody\n\n.*Thank you.*\n\nUnreadable$/su,
      );
    });

    it('from one call its own words and the segments below', async () => {
      await open();
      await showTranscript();
      await whole.select(['.summary li p', 7], [segment(1), 9]);
      assert.equal(
        await whole.copy(),
        '48213\n\n[0:00] Ada: Segment number 0\n[0:02] Ada: Segment number',
      );
    });

    it('what is within one bubble or one segment as the browser does', async () => {
      await open();
      await showTranscript();
      await whole.select([first, 2], [first, 6]);
      assert.equal(await whole.copy(), null);
      await whole.select([segment(1), 2], [segment(1), 9]);
      assert.equal(await whole.copy(), null);
      // Which selects to the beginning of what comes next.
      await page.locator(first).first().click({ clickCount: 3 });
      assert.equal(await whole.copy(), null);
    });
  });

  describe('quotes', () => {
    it('every part of a selection over several entries', async () => {
      await open();
      await showTranscript();
      await whole.select([segment(1), 3], [last, 5]);
      await press('q');
      assert.deepEqual(await parts(), [
        { key: 'b', hasHeading: false, own: null, said: excerpt([1, 3], [2, 16]) },
        { key: 'c', hasHeading: true, own: excerpt([0, 0], [0, 5]), said: null },
      ]);
      assert.equal((await whole.said('copy-entries'))[0]?.form, 'quote');
    });

    it('a part of a text message, or all of the one that has the focus', async () => {
      await open();
      await whole.select([first, 5], [first, 12]);
      await press('c');
      const part = { key: 'a', hasHeading: false, said: null };
      assert.deepEqual(await parts(), [{ ...part, own: excerpt([0, 5], [0, 12]) }]);
      await page.evaluate('getSelection().removeAllRanges()');
      await page.locator('.message').first().focus();
      await press('c');
      assert.deepEqual(await parts(), [{ ...part, own: excerpt([0, 0], [0, 22]) }]);
    });

    it('of a call what it is and its summary, or the segment that has the focus', async () => {
      await open();
      await showTranscript();
      await page.locator('.call').focus();
      await press('q');
      assert.deepEqual(await parts(), [
        { key: 'b', hasHeading: true, own: excerpt([0, 0], [1, 11]), said: null },
      ]);
      await press('ArrowDown');
      await press('y');
      assert.deepEqual(await parts(), [
        { key: 'b', hasHeading: false, own: null, said: excerpt([0, 0], [0, 16]) },
      ]);
    });
  });

  describe('with keys', () => {
    it('goes through all rows that are shown, in both directions', async () => {
      await open([...entries, message('d', 2)]);
      const way = async (key: string) => {
        const seen: string[] = [];
        for (let before = ''; before !== (await focusedText());) {
          before = await focusedText();
          seen.push(before);
          await press(key);
        }
        return seen;
      };
      await page.locator('.message').first().focus();
      assert.equal((await way('ArrowDown')).length, 4);
      await showTranscript();
      await page.locator('.message').first().focus();
      const down = await way('ArrowDown');
      assert.equal(down.length, 7);
      assert.match(down[4] ?? '', /Segment number 2/u);
      assert.deepEqual(await way('ArrowUp'), down.toReversed());
    });

    it('shows and hides the transcript of the call that has the focus with Enter', async () => {
      await open();
      await page.locator('.call').focus();
      await press('Enter');
      assert.equal(await page.locator('.segment:visible').count(), 3);
      assert.match(await focused(), /\bcall\b/u);
      await press('Enter');
      assert.equal(await page.locator('.segment:visible').count(), 0);
    });

    it('lists the keys of a conversation, and no others', async () => {
      await open();
      await press('?');
      const help = await page.locator('.key-help').innerText();
      assert.match(help, /Show or hide the transcript/u);
      assert.match(help, /Find/u);
      assert.doesNotMatch(help, /Listening|Go to a time|Play/u);
    });
  });

  describe('after finding', () => {
    it('leaves the focus at the hit', async () => {
      await open();
      await press('Control+f');
      await page.keyboard.type('number 1');
      await page.locator('.find-count', { hasText: '1' }).waitFor();
      await page.keyboard.press('Enter');
      await page.locator('.segment').first().waitFor();
      await press('Escape');
      assert.match(await focusedText(), /Segment number 1$/u);
      await press('Control+f');
      await page.keyboard.press('Control+a');
      await page.keyboard.type('everybody');
      await page.keyboard.press('Enter');
      // The count may still be that of the search before.
      await page.waitForFunction(
        `[...(CSS.highlights.get('find-current') ?? [])].some((hit) => hit.startContainer.textContent.includes('everybody'))`,
      );
      await press('Escape');
      assert.match(await focusedText(), /Good morning everybody/u);
    });

    it('loses it not where nothing was found', async () => {
      await open();
      await press('Control+f');
      await page.keyboard.type('nowhere');
      await press('Escape');
      assert.equal(await focused(), 'thread');
    });
  });

  describe('of long transcripts', () => {
    const long = segments(12_000);
    const thread = [
      ...Array.from({ length: 20 }, (_, index) => message(`m${index}`, 1)),
      call('long', 2, { segments: long.length, segmentsLabel: 'many' }),
      ...Array.from({ length: 20 }, (_, index) => message(`n${index}`, 3)),
    ];

    it('comes back to the segment that was read, and to what was shown', async () => {
      await open(thread, slices('long', long));
      await whole.hear({ type: 'reveal', place: { item: 'long', time: 22_000 } });
      await page.locator('.segment:focus').waitFor();
      assert.match(await focusedText(), /number 11000$/u);
      await page.waitForFunction('host.state?.thread?.segment > 10000');
      const state = await whole.state();
      assert.doesNotMatch(JSON.stringify(state), /number|Summary/u);
      const remembered = (await whole.said('remember')).at(-1);
      assert.deepEqual([remembered?.part, remembered?.value], ['expanded', ['long']]);
      const row = 'document.querySelector(".segments")';
      const top = (index: number) =>
        page.evaluate<number>(
          `[...${row}.querySelectorAll('.segment')][${index}].getBoundingClientRect().top`,
        );
      const before = await top(11_000);
      await page.close();
      await open(thread, slices('long', long), { expanded: ['long'] }, state);
      await page.waitForFunction(`${row}.querySelectorAll('.segment').length === 12000`);
      await whole.settle();
      assert.ok(Math.abs((await top(11_000)) - before) < 2, `${await top(11_000)} for ${before}`);
    });

    it('draws nothing anew that has come before', async () => {
      await open(thread, slices('long', long));
      await showTranscript();
      await page.waitForFunction('document.querySelectorAll(".segment").length === 12000');
      await page.evaluate('document.querySelector(".segments").id = "same"');
      for (const each of slices('long', long)) await whole.hear(each);
      assert.equal(await page.locator('#same .segment').count(), 12_000);
      for (const each of slices('long', segments(2), 2)) await whole.hear(each);
      assert.equal(await page.locator('.segment').count(), 2);
    });
  });
});
