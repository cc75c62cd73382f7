import assert from 'node:assert/strict';
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { isFileExists, writeFile } from '../../src/platform/writeFile.ts';

describe('Writing a file', () => {
  let folder: string;
  let target: vscode.Uri;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'allo-write-'));
    target = vscode.Uri.file(join(folder, 'file.txt'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('puts its parts together', async () => {
    await writeFile(target, ['a', new Uint8Array([0xc3, 0xa9]), '', '日本']);
    assert.equal(readFileSync(target.fsPath, 'utf8'), 'aé日本');
    assert.deepEqual(readdirSync(folder), ['file.txt']);
  });

  it('writes an empty file', async () => {
    await writeFile(target, []);
    assert.equal(statSync(target.fsPath).size, 0);
  });

  it('shows nothing of a file under its name before all of it is there', async () => {
    writeFileSync(target.fsPath, 'before');
    function* parts() {
      for (let count = 0; count < 100; count++) {
        assert.equal(readFileSync(target.fsPath, 'utf8'), 'before');
        yield 'x'.repeat(100_000);
      }
    }
    await writeFile(target, parts());
    assert.equal(statSync(target.fsPath).size, 10_000_000);
  });

  it('leaves what was there, and nothing else, when the making of it fails', async () => {
    writeFileSync(target.fsPath, 'before');
    function* parts() {
      yield 'half';
      throw new Error('broken');
    }
    await assert.rejects(writeFile(target, parts()), /broken/u);
    assert.equal(readFileSync(target.fsPath, 'utf8'), 'before');
    assert.deepEqual(readdirSync(folder), ['file.txt']);
  });

  it('leaves nothing behind when the place is a folder', async () => {
    mkdirSync(target.fsPath);
    await assert.rejects(writeFile(target, ['a']));
    assert.deepEqual(readdirSync(folder), ['file.txt']);
  });

  it('keeps what is there when it is to', async () => {
    await writeFile(target, ['first'], 'keep');
    await assert.rejects(writeFile(target, ['second'], 'keep'), isFileExists);
    assert.equal(readFileSync(target.fsPath, 'utf8'), 'first');
    assert.deepEqual(readdirSync(folder), ['file.txt']);
  });

  it('writes through a link, and leaves who may read it', async () => {
    const real = join(folder, 'real.txt');
    writeFileSync(real, 'before');
    chmodSync(real, 0o600);
    symlinkSync(real, target.fsPath);
    await writeFile(target, ['after']);
    assert.equal(readFileSync(real, 'utf8'), 'after');
    assert.ok(lstatSync(target.fsPath).isSymbolicLink());
    if (process.platform !== 'win32') assert.equal(statSync(real).mode & 0o777, 0o600);
  });

  it('can have a name as long as the disk allows', async () => {
    const long = vscode.Uri.file(join(folder, `${'語'.repeat(83)}.txt`));
    await writeFile(long, ['a']);
    assert.deepEqual(readdirSync(folder), [`${'語'.repeat(83)}.txt`]);
  });
});
