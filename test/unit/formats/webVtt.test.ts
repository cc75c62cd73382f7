import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as fc from 'fast-check';
import webvtt from 'webvtt-parser';
import type { Segment } from '../../../src/model/segment.ts';
import { callCues } from '../../../src/formats/cues.ts';
import { webVtt } from '../../../src/formats/webVtt.ts';
import { exportedCall, exportWords } from './support/exported.ts';
import { bareWords, hostileSegments, hostileText } from './support/hostileSegments.ts';

const entities = readFileSync(
  fileURLToPath(import.meta.resolve('webvtt-parser/html-entities.json')),
  'utf8',
);
const parser = new webvtt.WebVTTParser(JSON.parse(entities) as Record<string, string>);

type Tree = ReturnType<typeof parser.parse>['cues'][number]['tree']['children'];

/** As a file holds it: what UTF-8 cannot write is not there any more. */
function parsed(text: string) {
  const read = new TextDecoder().decode(new TextEncoder().encode(text));
  const { cues, errors } = parser.parse(read, 'subtitles/captions/descriptions');
  assert.deepEqual(errors, []);
  return cues;
}

function wordsOf(nodes: Tree): string {
  return nodes.map((node) => (node.type === 'text' ? node.value : wordsOf(node.children))).join('');
}

/** The parser leaves the escapes in a name as they are; a browser does not. */
function voiceOf([node]: Tree): string | undefined {
  return node?.type === 'object' && node.name === 'v'
    ? node.value?.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
    : undefined;
}

describe('webVtt', () => {
  it('writes a call', () => {
    const transcript: Segment[] = [
      { speaker: 'agent', text: 'Hello,\n\nhow can I <b>help</b>?', start: 5, end: 8.5 },
      { speaker: 'external', text: 'Q&A --> now', start: 8, end: null },
      { speaker: 'external', text: 'Well…', start: null, end: null },
      { speaker: 'external', text: 'Bye', start: 360_000, end: 360_001.5 },
    ];
    const text = webVtt(exportedCall(transcript, { lengthSeconds: null }), exportWords);
    assert.equal(
      text,
      `WEBVTT

NOTE
Grace Hopper
Incoming call · Answered · Mon, Jan 15, 2024, 10:30 AM
1 segments without a time are left out -> here.

call_1/1
00:00:05.000 --> 00:00:08.500
<v Allo AI>Hello,
how can I &lt;b&gt;help&lt;/b&gt;?</v>

call_1/2
00:00:08.000 --> 00:00:09.050
<v Grace Hopper>Q&amp;A --&gt; now</v>

call_1/4
100:00:00.000 --> 100:00:01.500
<v Grace Hopper>Bye</v>
`,
    );
    assert.equal(parsed(text).length, 3);
  });

  it('is valid without a transcript', () => {
    assert.deepEqual(parsed(webVtt(exportedCall(null), exportWords)), []);
  });

  it('is valid, and complete, whatever was said and whoever said it', () => {
    fc.assert(
      fc.property(hostileSegments, hostileText, hostileText, (transcript, name, id) => {
        const call = exportedCall(transcript, { id }, name);
        const cues = parsed(webVtt(call, exportWords));
        const expected = callCues(call.item).cues;
        assert.equal(cues.length, expected.length);
        // The parser orders cues of one start by their ends.
        const byNumber = new Map(cues.map((cue) => [Number(cue.id.split('/').at(-1)), cue]));
        assert.equal(byNumber.size, cues.length);
        for (const { index, startMs, endMs, speaker } of expected) {
          const cue = byNumber.get(index + 1);
          assert.ok(cue);
          assert.equal(Math.round(cue.startTime * 1000), startMs);
          assert.equal(Math.round(cue.endTime * 1000), endMs);
          assert.equal(
            bareWords(wordsOf(cue.tree.children)),
            bareWords(transcript[index]?.text ?? ''),
          );
          const shown = call.speakers.find((view) => view.speaker === speaker)?.name ?? speaker;
          assert.equal(bareWords(voiceOf(cue.tree.children) ?? ''), bareWords(shown));
        }
      }),
    );
  });
});
