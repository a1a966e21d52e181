import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, test, vi } from 'vitest';
import type { QueueTarget } from '../connect-queue.ts';
import { job, openBench, soon } from './open-bench.ts';
import { openRelay } from './open-relay.ts';

/** What every store of queues must keep when a worker or the store itself goes away. */
export function outageContract(target: () => QueueTarget): void {
	test('what a killed worker had in hand another does', async () => {
		await using queue = openBench(target());
		const producer = await queue.produce();
		await Promise.all([1, 2, 3].map((n) => producer.enqueue(job(n))));
		await killAWorkerWithJobsInHand(queue.definition.name, target());
		const seen = new Set<number>();
		await queue.consume(async ({ n }) => void seen.add(n));
		await vi.waitFor(() => expect([...seen].sort()).toEqual([1, 2, 3]), soon);
	});

	test('a store that goes away and comes back: calls fail meanwhile, workers go on by themselves', async () => {
		const { databaseUrl, redisUrl } = target();
		const relay = await openRelay(redisUrl ?? databaseUrl);
		await using queue = openBench(
			redisUrl === undefined ? { databaseUrl: relay.url } : { databaseUrl, redisUrl: relay.url },
		);
		const producer = await queue.produce();
		const seen = new Set<number>();
		await queue.consume(async ({ n }) => void seen.add(n));
		await producer.enqueue(job(1));
		await vi.waitFor(() => expect(seen).toContain(1), soon);

		await relay.cut();
		await expect(producer.enqueue(job(2))).rejects.toMatchObject({ code: 'unavailable' });
		await expect(producer.depth()).rejects.toThrow();

		await relay.mend();
		await vi.waitFor(() => producer.enqueue(job(3)), soon);
		await vi.waitFor(() => expect(seen).toContain(3), soon);
		await queue.close();
		await relay.close();
	});
}

async function killAWorkerWithJobsInHand(queueName: string, { redisUrl, databaseUrl }: QueueTarget): Promise<void> {
	const script = fileURLToPath(new URL('./hanging-worker.ts', import.meta.url));
	const child = spawn(process.execPath, ['--import', 'tsx', script, queueName, databaseUrl, redisUrl ?? ''], {
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	await once(child.stdout, 'data');
	child.kill('SIGKILL');
	await once(child, 'exit');
}
