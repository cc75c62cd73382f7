import type { FrameLocator } from 'playwright-core';
import {
  landmarkCalls,
  landmarks,
  orderCallSeconds,
  orderCallSegments,
  type AlloServer,
} from '../allo-server/server.ts';
import { expectEventually } from '../vscode/expectEventually.ts';
import type { Workbench } from '../vscode/workbench.ts';
import { expand, row, showContacts } from './rows.ts';

type CallOverrides = Parameters<AlloServer['addCall']>[1];

/** Segments of {@link addGapCall}: silences before the first, of 24 seconds, and of none. */
export const gapSegments = [
  segment('USER', 'Northquay, good morning.', 10, 12),
  segment('EXTERNAL', 'One moment, I have to find the paper.', 12.5, 18),
  segment('EXTERNAL', 'Here it is.', 42, 45),
  segment('USER', 'Please read me the number.', 45, 48),
];

/** Ready to be added to a contact who has nothing else, so that all rows are in view. */
export function addCall(server: AlloServer, summary: string, overrides: CallOverrides = {}): void {
  server.addCall(landmarks.empty, {
    summary,
    direction: 'INBOUND',
    result: 'ANSWERED',
    tag: null,
    tags: null,
    lengthSeconds: 60,
    recording: 'tones',
    transcript: gapSegments,
    ...overrides,
  });
}

/** The call with real speech. */
export function addSpeechCall(server: AlloServer, summary: string): void {
  addCall(server, summary, {
    recording: 'speech',
    lengthSeconds: Math.ceil(orderCallSeconds),
    transcript: orderCallSegments.map((said) => ({ ...said, timing: 'seconds' })),
  });
}

/** The call of two hours, with its 1,482 segments. */
export function addLongCall(server: AlloServer, summary: string): void {
  const item = server.team.entry(landmarkCalls.twoHours)?.item;
  if (item?.kind !== 'call') throw new Error('The call of two hours is gone.');
  const { lengthSeconds, recording, transcript } = item;
  addCall(server, summary, { lengthSeconds, recording, transcript });
}

/** Shows the calls that were added. */
export async function showCalls(workbench: Workbench): Promise<void> {
  await workbench.activity('Allo').click();
  await showContacts(workbench);
  await expand(workbench, /^Tomáš Dvořák/);
}

/** Opens a call that was added by a click on its row, or on its tab if it has one. */
export async function openCall(
  workbench: Workbench,
  summary: string,
  how: 'look' | 'keep' = 'look',
): Promise<FrameLocator> {
  const rowOfCall = row(workbench, new RegExp(`call · .*${summary}`));
  if (how === 'keep') await rowOfCall.dblclick();
  else await rowOfCall.click();
  return expectEventually(`the call "${summary}" is shown`, async () => {
    const call = await workbench.webview();
    await call.locator('.summary').filter({ hasText: summary }).waitFor({ timeout: 500 });
    return call;
  });
}

function segment(source: string, text: string, start: number, end: number) {
  return { source, text, start, end, timing: 'seconds' } as const;
}
