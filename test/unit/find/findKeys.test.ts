import assert from 'node:assert/strict';
import type { KeyPress } from '../../../media/transcript/find/findKeys.ts';
import { findBarCommand, findCommand } from '../../../media/transcript/find/findKeys.ts';

function press(keys: string): KeyPress {
  const [key = '', ...modifiers] = keys.split('+').reverse();
  const code = key.length === 1 ? `Key${key.toUpperCase()}` : key;
  const has = (modifier: string) => modifiers.includes(modifier);
  return {
    // What Option makes of a letter on a Mac's keyboard.
    key: has('option') ? '≈' : key,
    code,
    altKey: has('alt') || has('option'),
    ctrlKey: has('ctrl'),
    metaKey: has('cmd'),
    shiftKey: has('shift'),
  };
}

describe('find: keys', () => {
  for (const [keys, elsewhere, mac] of [
    ['ctrl+f', 'open', null],
    ['cmd+f', null, 'open'],
    ['f', null, null],
    ['ctrl+shift+F', null, null],
    ['F3', 'next', 'next'],
    ['shift+F3', 'previous', 'previous'],
    ['ctrl+F3', null, null],
    ['ctrl+g', null, null],
    ['ctrl+shift+G', null, null],
    ['cmd+g', null, 'next'],
    ['cmd+shift+g', null, 'previous'],
    ['g', null, null],
    ['Escape', 'close', 'close'],
    ['shift+Escape', null, null],
    ['alt+c', null, null],
  ] as const) {
    it(`${keys} anywhere: ${elsewhere ?? '–'}, on a Mac: ${mac ?? '–'}`, () => {
      assert.equal(findCommand(press(keys), false), elsewhere);
      assert.equal(findCommand(press(keys), true), mac);
    });
  }

  for (const [keys, elsewhere, mac] of [
    ['alt+c', 'matchCase', null],
    ['alt+w', 'wholeWord', null],
    ['alt+r', 'regex', null],
    ['cmd+option+c', null, 'matchCase'],
    ['cmd+option+w', null, 'wholeWord'],
    ['cmd+option+r', null, 'regex'],
    ['option+c', null, null],
    ['alt+x', null, null],
    ['ctrl+f', 'open', null],
  ] as const) {
    it(`${keys} in the bar: ${elsewhere ?? '–'}, on a Mac: ${mac ?? '–'}`, () => {
      assert.equal(findBarCommand(press(keys), false), elsewhere);
      assert.equal(findBarCommand(press(keys), true), mac);
    });
  }
});
