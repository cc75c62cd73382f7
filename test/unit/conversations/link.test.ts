import assert from 'node:assert/strict';
import fc from 'fast-check';
import { marked } from 'marked';
import { type LinkTarget, linkTo, parseLink } from '../../../src/conversations/link.ts';

const base = { scheme: 'vscode', authority: 'publisher.allo-conversations' };

/** What VS Code makes of a link before it hands it over: the parts of it, decoded once. */
function follow(link: string): LinkTarget | undefined {
  const parts = /^([a-z-]+):\/\/([^/?#]*)(\/[^?#]*)(?:\?([^#]*))?$/u.exec(link);
  assert.ok(parts, link);
  const [, scheme, authority, path = '', query = ''] = parts;
  assert.deepEqual({ scheme, authority }, base);
  return parseLink(decodeURIComponent(path), decodeURIComponent(query));
}

const id = fc.oneof(
  fc.stringMatching(/^(?:cnt|call|con|cll)[-_][0-9A-Za-z]{1,40}$/u),
  fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 200 })
    .filter(
      (text) =>
        text.length <= 200 &&
        text !== '.' &&
        text !== '..' &&
        !/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/u.test(text),
    ),
  // Each of them means something to a path, a query, an encoding or Markdown.
  fc.stringMatching(/^[/\\?#&=+%25.,;:@ ()[\]<>"'`*_~!|$^{}-]{3,30}$/u),
);
const time = fc.integer({ min: 0, max: 10_000_000_000 }).map((milliseconds) => milliseconds / 1000);

const target: fc.Arbitrary<LinkTarget> = fc.oneof(
  fc.record(
    {
      kind: fc.constant('call' as const),
      contact: id,
      item: id,
      time: fc.option(time),
      account: id,
      page: fc.nat(999_999),
    },
    { requiredKeys: ['kind', 'contact', 'item', 'time'], noNullPrototype: true },
  ),
  fc.record(
    { kind: fc.constant('conversation' as const), contact: id, item: id, account: id },
    { requiredKeys: ['kind', 'contact'], noNullPrototype: true },
  ),
  fc.record(
    { kind: fc.constant('contact' as const), contact: id, account: id },
    { requiredKeys: ['kind', 'contact'], noNullPrototype: true },
  ),
);

describe('A link', () => {
  for (const [to, link] of [
    [
      { kind: 'call', contact: 'cnt_abc123', item: 'call_abc123', time: 83 },
      'vscode://publisher.allo-conversations/call/cnt_abc123/call_abc123?t=83',
    ],
    [
      { kind: 'call', contact: 'c', item: 'i', time: null, account: 'team-1', page: 3 },
      'vscode://publisher.allo-conversations/call/c/i?account=team-1&page=3',
    ],
    [
      { kind: 'call', contact: 'c', item: 'i', time: 1.23456 },
      'vscode://publisher.allo-conversations/call/c/i?t=1.235',
    ],
    [
      { kind: 'conversation', contact: 'c', item: 'text:1' },
      'vscode://publisher.allo-conversations/conversation/c/text%253A1',
    ],
    [{ kind: 'contact', contact: 'c' }, 'vscode://publisher.allo-conversations/contact/c'],
  ] as const) {
    it(`to a ${to.kind} is ${link}`, () => {
      assert.equal(linkTo(base, to), link);
    });
  }

  it('comes back whole, whatever the ids', () => {
    fc.assert(
      fc.property(target, (to) => {
        assert.deepEqual(follow(linkTo(base, to)), to);
      }),
      { numRuns: 2000 },
    );
  });

  it('stays whole where programs look for links', () => {
    fc.assert(
      fc.property(target, (to) => {
        const link = linkTo(base, to);
        assert.match(link, /^[\w.:/?=&%-]+$/u);
        assert.equal(new URL(link).href, link);
        assert.equal(
          marked.parseInline(`[1:23](${link}) next`),
          `<a href="${link.replaceAll('&', '&amp;')}">1:23</a> next`,
        );
      }),
      { numRuns: 500 },
    );
  });

  it('leaves half of a surrogate pair behind', () => {
    const link = linkTo(base, { kind: 'contact', contact: 'a\ud800b' });
    assert.deepEqual(follow(link), { kind: 'contact', contact: 'a\ufffdb' });
  });

  it('may carry what VS Code adds to it', () => {
    assert.deepEqual(parseLink('/contact/c', 'windowId=_blank'), { kind: 'contact', contact: 'c' });
  });

  it('may be as long as the longest ids make it', () => {
    const long = '漢'.repeat(200);
    const to = { kind: 'call', contact: long, item: long, time: 0, account: long } as const;
    assert.deepEqual(follow(linkTo(base, to)), to);
  });

  for (const [path, query] of [
    ['', ''],
    ['/', ''],
    ['call/c/i', ''],
    ['/call', ''],
    ['/call/', ''],
    ['/call/c', ''],
    ['/call/c/', ''],
    ['/call//i', ''],
    ['/call/c/i/', ''],
    ['/call/c/i/more', ''],
    ['//call/c/i', ''],
    ['/Call/c/i', ''],
    ['/contact', ''],
    ['/contact/', ''],
    ['/contact/c/i', ''],
    ['/conversation/', ''],
    ['/conversation/c/i/j', ''],
    ['/settings/apiUrl', ''],
    ['/command/allo.signOut', ''],
    ['/__proto__/c', ''],
    ['/constructor/c/i', ''],
    ['/call/../i', ''],
    ['/call/c/..', ''],
    ['/call/c/.', ''],
    ['/call/%2e%2e/i', ''],
    ['/contact/%', ''],
    ['/contact/%ff', ''],
    ['/contact/%ed%a0%80', ''],
    ['/contact/a\nb', ''],
    ['/contact/a%0Ab', ''],
    ['/contact/a\u0000b', ''],
    ['/contact/a%7Fb', ''],
    ['/contact/a\u2028b', ''],
    ['/contact/a\u202eb', ''],
    ['/contact/a%E2%80%AEb', ''],
    ['/contact/a\ud800b', ''],
    [`/contact/${'a'.repeat(201)}`, ''],
    [`/contact/${'%61'.repeat(201)}`, ''],
    [`/contact/c`, `x=${'y'.repeat(10_000)}`],
    [`/${'call/'.repeat(1_000_000)}`, ''],
    ['/call/c/i', 't='],
    ['/call/c/i', 't=-1'],
    ['/call/c/i', 't=+1'],
    ['/call/c/i', 't= 1'],
    ['/call/c/i', 't=1e3'],
    ['/call/c/i', 't=0x10'],
    ['/call/c/i', 't=NaN'],
    ['/call/c/i', 't=Infinity'],
    ['/call/c/i', 't=1.'],
    ['/call/c/i', 't=.5'],
    ['/call/c/i', 't=1:23'],
    ['/call/c/i', 't=10000001'],
    ['/call/c/i', `t=${'9'.repeat(400)}`],
    ['/call/c/i', 't=١'],
    ['/call/c/i', 't=1&t=2'],
    ['/call/c/i', 'page=-1'],
    ['/call/c/i', 'page=1.5'],
    ['/call/c/i', 'page=1000000'],
    ['/call/c/i', 'page='],
    ['/call/c/i', 'account='],
    ['/call/c/i', 'account=..'],
    ['/call/c/i', 'account=a%00b'],
    ['/call/c/i', `account=${'a'.repeat(201)}`],
    ['/call/c/i', 'account=a&account=b'],
  ] as const) {
    it(`is none in ${JSON.stringify(`${path}?${query}`).slice(0, 60)}`, () => {
      assert.equal(parseLink(path, query), undefined);
    });
  }

  it('throws at nothing, and reads nothing that is out of bounds', () => {
    const anything = fc.string({ unit: 'binary', maxLength: 60 });
    const near = fc
      .array(fc.constantFrom('/', 'call', 'contact', 'conversation', 'c', '..', '%', '%2', '%00'), {
        maxLength: 10,
      })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(anything, near), fc.oneof(anything, near), (path, query) => {
        const to = parseLink(path, query);
        if (!to) return;
        assert.ok(to.contact.length > 0 && to.contact.length <= 200);
        assert.doesNotMatch(JSON.stringify(to), /"(?:\.\.?|)"|\\u00/u);
      }),
      { numRuns: 2000 },
    );
  });
});
