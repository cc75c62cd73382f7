import assert from 'node:assert/strict';
import { addressToUri, uriToAddress } from '../../../src/conversations/itemAddress.ts';

const address = {
  account: 'team-1',
  contact: 'con/with?odd#signs&=+ %2F',
  item: 'cll-1',
  alloNumber: '+33123456789',
  page: 3,
  contactLabel: 'Ada Lovelace',
};

describe('The address of an item', () => {
  it('reads well and comes back whole', () => {
    const uri = addressToUri(address, 'Call, Jan 15, 2024, 10:30 AM');
    assert.equal(uri.path, '/Ada Lovelace/Call, Jan 15, 2024, 10:30 AM.md');
    assert.deepEqual(uriToAddress(uri), address);
  });

  it('comes back whole without a number', () => {
    const uri = addressToUri({ ...address, alloNumber: null }, 'Call');
    assert.equal(uriToAddress(uri)?.alloNumber, null);
  });

  for (const [name, path] of [
    ['AC/DC\\Ltd', '/AC⁄DC⁄Ltd/x.md'],
    ['..', '/…/x.md'],
    ['  ', '/…/x.md'],
    ['a\u202eb\u0000c\nd', '/a b c d/x.md'],
    ['👩‍🚀'.repeat(60), `/${Array.from('👩‍🚀'.repeat(60)).slice(0, 79).join('')}…/x.md`],
  ] as const) {
    it(`makes one segment of the name ${JSON.stringify(name).slice(0, 20)}`, () => {
      assert.equal(addressToUri({ ...address, contactLabel: name }, 'x').path, path);
    });
  }

  for (const uri of [
    { scheme: 'file', path: '/a/b.md', query: 'account=1&contact=2&item=3' },
    { scheme: 'allo', path: '/b.md', query: 'account=1&contact=2&item=3' },
    { scheme: 'allo', path: '/a/b', query: 'account=1&contact=2&item=3' },
    { scheme: 'allo', path: '/a/b.md', query: 'contact=2&item=3' },
    { scheme: 'allo', path: '/a/b.md', query: '' },
  ]) {
    it(`is none in ${uri.scheme}:${uri.path}?${uri.query}`, () => {
      assert.equal(uriToAddress(uri), undefined);
    });
  }

  it('takes a page that is no page for the first', () => {
    for (const page of ['-1', '1.5', 'x', '1e99', '']) {
      const query = `account=1&contact=2&item=3&page=${page}`;
      assert.equal(uriToAddress({ scheme: 'allo', path: '/a/b.md', query })?.page, 0);
    }
  });
});
