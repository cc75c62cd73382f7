/**
 * Makes `orderCall.mp3` and `orderCallSegments.ts`, the one recording of speech that matches its
 * transcript. Both are kept in the repository; run this again only to change what is said:
 *
 *     apt-get install espeak-ng lame
 *     node test/allo-server/data/speech/makeSpeech.ts
 *
 * Each sentence is spoken into a WAV of its own, so that its start and end are known to the sample
 * rather than guessed.
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const voices = { USER: 'en-us+f3', EXTERNAL: 'en-gb+f2' };

const said: readonly (readonly [keyof typeof voices, string])[] = [
  ['USER', 'Northquay support, Priya speaking. How can I help?'],
  [
    'EXTERNAL',
    "Hello Priya, it's Ada Lovelace. I'm calling about order forty-eight, two, one three.",
  ],
  ['USER', 'Let me look. Twelve scanners, right? They left our warehouse this morning.'],
  ['EXTERNAL', 'Wonderful. Will they be here by Friday?'],
  ['USER', 'They will. I can text you the tracking number.'],
  ['EXTERNAL', 'Please do. And is the training still on Monday at ten?'],
  ['USER', 'Monday at ten, yes. Daniel will call you.'],
  ['EXTERNAL', 'Then we are all set. Thank you, goodbye.'],
];

const pause = 0.45;
const headerBytes = 44;
const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));

const pieces: Buffer[] = [];
const segments: { source: string; text: string; start: number; end: number }[] = [];
let sampleRate = 22050;
let samples = 0;

function append(pcm: Buffer): void {
  pieces.push(pcm);
  samples += pcm.length / 2;
}

for (const [source, text] of said) {
  const wav = execFileSync('espeak-ng', ['-v', voices[source], '-s', '165', '--stdout', text]);
  sampleRate = wav.readUInt32LE(24);
  append(Buffer.alloc(2 * Math.round(pause * sampleRate)));
  const speech = trimSilence(wav.subarray(headerBytes));
  const start = samples / sampleRate;
  append(speech);
  segments.push({ source, text, start: round(start), end: round(samples / sampleRate) });
}
append(Buffer.alloc(2 * Math.round(pause * sampleRate)));

execFileSync(
  'lame',
  [
    ...['-r', '-s', String(sampleRate / 1000), '--bitwidth', '16', '--signed', '-m', 'm'],
    ...['--quiet', '--resample', '16', '-b', '24', '-', here('orderCall.mp3')],
  ],
  { input: Buffer.concat(pieces) },
);
const list = segments.map((segment) => `  ${JSON.stringify(segment)},\n`).join('');
writeFileSync(
  here('orderCallSegments.ts'),
  `// Made by makeSpeech.ts together with orderCall.mp3; run prettier over it afterwards.
export const orderCallSeconds = ${round(samples / sampleRate)};

export const orderCallSegments = [
${list}];
`,
);

/** espeak-ng ends each sentence with silence; the end of a segment is the end of the voice. */
function trimSilence(pcm: Buffer): Buffer {
  const quiet = 200;
  let end = pcm.length - (pcm.length % 2);
  while (end > 0 && Math.abs(pcm.readInt16LE(end - 2)) < quiet) {
    end -= 2;
  }
  let start = 0;
  while (start < end && Math.abs(pcm.readInt16LE(start)) < quiet) {
    start += 2;
  }
  return pcm.subarray(start, end);
}

function round(seconds: number): number {
  return Math.round(seconds * 100) / 100;
}
