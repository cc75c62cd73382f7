import assert from 'node:assert/strict';
import { SearchBox, type SearchEnd } from '../../src/lookup/search/searchBox.ts';
import type { SearchRow } from '../../src/lookup/search/searchRows.ts';
import { type AlloServer, startAlloServer } from '../allo-server/server.ts';
import { expectEventually } from '../vscode/expectEventually.ts';
import { FakeQuickPick } from './fakeQuickPick.ts';
import { QuietLog } from './quietLog.ts';
import { SampleAccount } from './sampleAccount.ts';

const path = '/v2/api/conversations/items/search';
const older = 'Load older results';

describe('The box in which words are searched', function () {
  this.timeout(30_000);
  let server: AlloServer;
  let account: SampleAccount;
  let pick: FakeQuickPick<SearchRow>;
  let end: Promise<SearchEnd | undefined>;

  before(async () => {
    server = await startAlloServer({ rateLimits: null });
    server.team.entries();
  });
  after(() => server.close());
  beforeEach(() => {
    server.clearRequests();
    account = new SampleAccount(server);
    pick = new FakeQuickPick();
    end = new SearchBox(account.conversations, new QuietLog(), pick).show('');
  });
  afterEach(async () => {
    pick.hide();
    await end;
    account.conversations.dispose();
    server.clearFaults();
  });

  const settled = () => expectEventually('the answer is shown', () => assert.ok(!pick.busy));
  const found = async (words: string) => {
    pick.type(words);
    await settled();
  };
  const requests = () => server.requestsTo({ path });

  it('asks once for what is typed in one go', async () => {
    for (const typed of ['w', 'wa', 'war', 'warehouse']) pick.type(typed);
    await settled();
    assert.equal(requests().length, 1);
    assert.match(requests()[0]?.body ?? '', /"search":"warehouse"/);
  });

  it('asks once for older results, however often somebody presses Enter', async () => {
    await found('the');
    const before = requests().length;
    const shown = pick.items.length;
    const held = server.pauseUntilReleased({ path });
    for (let time = 0; time < 3; time++) pick.choose(older);
    await held.arrived();
    held.release();
    await settled();
    assert.equal(requests().length, before + 1);
    assert.ok(pick.items.length > shown);
  });

  it('keeps what is typed, not what was searched for before', async () => {
    await found('warehouse');
    pick.type('espresso');
    pick.pressAbove('Keep Results in Sidebar');
    const kept = await end;
    assert.ok(kept?.type === 'keep');
    assert.equal(kept.typed, 'espresso');
    assert.deepEqual(kept.search.query.words, ['espresso']);
  });

  it('goes on with no search that is typed no more', async () => {
    await found('the');
    pick.type('espresso');
    pick.choose(older);
    await settled();
    assert.equal(requests().length, 2);
    assert.match(requests()[1]?.body ?? '', /"search":"espresso"/);
  });

  it('offers no filter to who presses Enter before the answer is there', async () => {
    assert.ok(pick.items.some(({ does }) => does === 'filter'));
    pick.type('warehouse');
    assert.equal(pick.items.length, 0);
    await settled();
    assert.equal(pick.items[0]?.does, 'open');
  });

  it('goes to the first that was found, below what there is to say', async () => {
    await found('warehouse date:foo');
    assert.match(pick.labels[0] ?? '', /^date:foo is not understood/);
    assert.equal(pick.activeItems[0], pick.items[1]);
    assert.equal(pick.items[1]?.does, 'open');
  });
});
