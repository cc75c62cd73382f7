import assert from 'node:assert/strict';
import { defaultLimits } from '../../src/allo/limits.ts';
import { longTranscript, startAlloServer, type AlloServer } from '../allo-server/server.ts';
import { at, Client, list, text } from '../allo-server/testClient.ts';

describe('the long transcripts of the sample Allo server', function () {
  this.timeout(20_000);
  const counts = [7, 1000, 100_000];
  let server: AlloServer;
  let client: Client;

  before(async () => {
    server = await startAlloServer({ contacts: 3, longTranscripts: counts });
    client = new Client(server.url, server.keys.full.key);
  });
  after(() => server.close());

  const conversation = (count: number) =>
    client.get(`/v1/api/contact/${longTranscript(count).contactId}/conversation`);

  it('are those of contacts behind the landmarks, and of nobody unless they are asked for', async () => {
    const named = (await client.allContacts()).filter(({ name }) => name === 'Long');
    assert.deepEqual(
      named.map(({ id, last_name }) => [id, last_name]),
      counts.map((count) => [
        longTranscript(count).contactId,
        `Transcript ${count.toLocaleString('en-US')}`,
      ]),
    );
    const usual = await startAlloServer({ contacts: 3 });
    const contacts = await new Client(usual.url, usual.keys.full.key).allContacts();
    await usual.close();
    assert.ok(contacts.every(({ name }) => name !== 'Long'));
  });

  for (const count of counts)
    it(`have ${count} segments, one after the other, by three, of many lengths`, async () => {
      const { value, body } = await conversation(count);
      assert.ok(Buffer.byteLength(body) < defaultLimits.bodyBytes, `${body.length} characters`);
      const [item, ...others] = list(at(value, 'data', 'results'));
      assert.equal(others.length, 0);
      assert.equal(text(at(item, 'call'), 'id'), longTranscript(count).callId);
      const segments = list(at(item, 'call', 'transcript'));
      assert.equal(segments.length, count);
      let before = 0;
      const speakers = new Set<unknown>();
      const lengths = new Set<number>();
      for (const segment of segments) {
        const start = Number(at(segment, 'start_seconds'));
        const end = Number(at(segment, 'end_seconds'));
        assert.ok(start >= before && end > start);
        before = end;
        speakers.add(at(segment, 'source'));
        lengths.add(text(segment, 'text').length);
      }
      if (count < 100) return;
      assert.deepEqual([...speakers].sort(), ['AGENT', 'EXTERNAL', 'USER']);
      assert.ok(lengths.size > 100 && Math.min(...lengths) < 15 && Math.max(...lengths) > 250);
      assert.ok(Number(at(item, 'call', 'length_in_minutes')) * 60 >= before);
    });
});
