import assert from 'node:assert/strict';
import { followItem } from '../../src/conversations/followItem.ts';
import { landmarks, startAlloServer, type AlloServer } from '../allo-server/server.ts';
import { documentedCall, SampleAccount } from './sampleAccount.ts';

describe('Following an item', function () {
  this.timeout(20_000);
  let server: AlloServer;
  let account: SampleAccount;

  before(async () => {
    server = await startAlloServer();
  });
  after(() => server.close());

  it('hears of it each time it was loaded anew, also after it was forgotten', async () => {
    account = new SampleAccount(server);
    const heard: string[] = [];
    const following = followItem(account, documentedCall, (item) => heard.push(item.key));
    await account.current();
    const conversation = account.conversations.conversation(landmarks.grace, null);
    await conversation.load(0);
    await conversation.load(1);
    assert.equal(heard.length, 1);
    const late: string[] = [];
    const lateFollowing = followItem(account, documentedCall, (item) => late.push(item.key));
    await account.current();
    await conversation.load(2);
    assert.deepEqual(late, []);
    lateFollowing.dispose();
    account.conversations.forget(() => true);
    await account.conversations.conversation(landmarks.grace, null).load(0);
    assert.equal(heard.length, 2);
    following.dispose();
    await conversation.refresh();
    assert.equal(heard.length, 2);
  });
});
