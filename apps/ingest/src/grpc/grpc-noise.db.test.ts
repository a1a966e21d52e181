import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { cloneDatabase } from '@spanledger/db/testing/test-database';
import { createRandom } from '@spanledger/fixtures/demo/random';
import { mutateBytes } from '@spanledger/fixtures/fuzz/mutate-bytes';
import { expect, test } from 'vitest';
import { grpcClient } from '../testing/grpc-client.ts';
import { type Ingest, openIngest } from '../testing/open-ingest.ts';
import { someRequest } from '../testing/some-request.ts';

const connections = 400;
/** What an HTTP/2 connection begins with: "PRI * HTTP/2.0…". */
const prefaceBytes = 24;

/** What gRPC's own client says on its connection during one call. */
async function recordCall({ grpcAddress }: Ingest, key: string): Promise<Buffer> {
	const said: Buffer[] = [];
	const relay = createServer((client) => {
		const upstream = connect(portOf(grpcAddress), '127.0.0.1');
		client.on('data', (bytes: Buffer) => said.push(bytes));
		client.pipe(upstream).pipe(client);
	}).listen(0, '127.0.0.1');
	await once(relay, 'listening');
	const client = grpcClient(`127.0.0.1:${(relay.address() as AddressInfo).port}`);
	expect((await client.call('traces', someRequest('protobuf'), { 'x-api-key': key })).code).toBe(0);
	client.close();
	relay.close();
	return Buffer.concat(said);
}

const portOf = (address: string) => Number(address.split(':')[1]);

test('connections that say anything leave nothing behind, and others go on', async () => {
	const database = await cloneDatabase();
	const ingest = await openIngest(database.url, {}, 1_000);
	const key = await ingest.key('ingest');
	const said = await recordCall(ingest, key);
	const random = createRandom('noise');
	const say = async (index: number) => {
		const socket = connect(portOf(ingest.grpcAddress), '127.0.0.1').on('error', () => {});
		const kept = index % 3 === 0 ? 0 : prefaceBytes;
		const rest = mutateBytes(said.subarray(kept), random, said);
		socket.resume().write(Buffer.concat([said.subarray(0, kept), rest]));
		await sleep(100);
		if (index % 2 === 0) socket.destroy();
		else socket.end();
	};
	for (let begun = 0; begun < connections; begun += 40) {
		await Promise.all(Array.from({ length: 40 }, (_, index) => say(begun + index)));
	}
	const client = grpcClient(ingest.grpcAddress);
	expect((await client.call('traces', someRequest('protobuf'), { 'x-api-key': key })).code).toBe(0);
	client.close();
	await expect.poll(ingest.grpcConnections, { timeout: 20_000 }).toBe(0);
	expect(ingest.heldBytes()).toBe(0);
	await ingest.close();
	await database.drop();
});
