import { DomainError } from '@spanledger/core/domain-error';
import { expect, test, vi } from 'vitest';
import { z } from 'zod';
import { connectQueue, type QueueConnection, type QueueTarget } from '../connect-queue.ts';
import { consumeJobs } from '../consume-jobs.ts';
import type { QueueDefinition } from '../define-queue.ts';
import { produceJobs } from '../produce-jobs.ts';
import type { ContractJob } from './contract-queue.ts';
import { job, openBench, soon } from './open-bench.ts';

/** What every store of queues must keep: who gets which job, how often, and what becomes of those that fail. */
export function queueContract(target: () => QueueTarget): void {
	test('every job arrives, once when nothing fails, and is gone after', async () => {
		await using queue = openBench(target());
		const producer = await queue.produce();
		await Promise.all(Array.from({ length: 300 }, (_, n) => producer.enqueue(job(n))));
		const seen: number[] = [];
		const consumer = await queue.consume(async ({ n }) => void seen.push(n));
		await vi.waitFor(() => expect(seen).toHaveLength(300), soon);
		expect(new Set(seen).size).toBe(300);
		await vi.waitFor(
			async () => expect(await consumer.depth()).toEqual({ waiting: 0, delayed: 0, active: 0, failed: 0 }),
			soon,
		);
	});

	test('jobs wait through a close and a new connection, in order', async () => {
		const before = openBench(target());
		const producer = await before.produce();
		for (const n of [1, 2, 3]) await producer.enqueue(job(n));
		await before.close();
		const after = connectQueue(target());
		const seen: number[] = [];
		const consumer = await consumeJobs(after, before.definition, async ({ n }) => void seen.push(n), {
			concurrency: 1,
			onDeadLetter: async () => {},
		});
		await vi.waitFor(() => expect(seen).toEqual([1, 2, 3]), soon);
		await consumer.close();
		await after.close();
	});

	test('a failing job is tried three times, then handed over with its bytes and the reason, then gone', async () => {
		await using queue = openBench(target());
		const attempts: number[] = [];
		const buried: { job: ContractJob; reason: string; attempt: number }[] = [];
		const consumer = await queue.consume(
			async (_, { attempt }) => {
				attempts.push(attempt);
				throw new DomainError('invalid', 'bytes that no one can read');
			},
			{ onDeadLetter: async (job, reason, { attempt }) => void buried.push({ job, reason, attempt }) },
		);
		await (await queue.produce()).enqueue({ n: 7, body: 'H4sI' });
		await vi.waitFor(() => expect(buried).toHaveLength(1), soon);
		expect(attempts).toEqual([1, 2, 3]);
		expect(buried[0]).toEqual({ job: { n: 7, body: 'H4sI' }, reason: 'bytes that no one can read', attempt: 3 });
		await vi.waitFor(async () => expect((await consumer.depth()).failed).toBe(0), soon);
	});

	test('a job stays until its dead letter is taken', async () => {
		await using queue = openBench(target());
		const ids: string[] = [];
		const consumer = await queue.consume(
			async () => {
				throw new Error('poison');
			},
			{
				onDeadLetter: async (_, __, { id }) => {
					ids.push(id);
					if (ids.length < 3) throw new Error('the store of dead letters is away');
				},
			},
		);
		await (await queue.produce()).enqueue(job(1));
		await vi.waitFor(() => expect(ids.length).toBeGreaterThanOrEqual(3), soon);
		expect(new Set(ids).size).toBe(1);
		await vi.waitFor(async () => expect((await consumer.depth()).failed).toBe(0), soon);
	});

	test('a passing fault is waited out, however often, and is no attempt', async () => {
		await using queue = openBench(target());
		let calls = 0;
		let done = 0;
		await queue.consume(async (_, { attempt }) => {
			calls += 1;
			if (calls < 6) throw new DomainError('unavailable', 'the store is starting');
			done = attempt;
		});
		await (await queue.produce()).enqueue(job(1));
		await vi.waitFor(() => expect(done).toBe(1), soon);
		expect(calls).toBe(6);
	});

	test('poison blocks nobody', async () => {
		await using queue = openBench(target());
		const good: number[] = [];
		const buried: number[] = [];
		await queue.consume(
			async ({ n }) => {
				if (n % 2 === 0) throw new Error('poison');
				good.push(n);
			},
			{ concurrency: 2, onDeadLetter: async ({ n }) => void buried.push(n) },
		);
		const producer = await queue.produce();
		await Promise.all(Array.from({ length: 40 }, (_, n) => producer.enqueue(job(n))));
		await vi.waitFor(() => expect(good).toHaveLength(20), soon);
		await vi.waitFor(() => expect(buried).toHaveLength(20), soon);
	});

	test('a job of 5 MB arrives whole', async () => {
		await using queue = openBench(target());
		const body = 'abcdefgh'.repeat(655_360);
		let seen = '';
		await queue.consume(async (job) => {
			seen = job.body;
		});
		await (await queue.produce()).enqueue({ n: 1, body });
		await vi.waitFor(() => expect(seen.length).toBe(body.length), soon);
		expect(seen === body).toBe(true);
	});

	test('as many jobs are in hand as asked, and no more; close waits for them', async () => {
		const queue = openBench(target());
		let open = () => {};
		const gate = new Promise<void>((resolve) => {
			open = resolve;
		});
		let running = 0;
		let most = 0;
		let finished = 0;
		const consumer = await queue.consume(
			async () => {
				running += 1;
				most = Math.max(most, running);
				await gate;
				running -= 1;
				finished += 1;
			},
			{ concurrency: 5 },
		);
		const producer = await queue.produce();
		await Promise.all(Array.from({ length: 12 }, (_, n) => producer.enqueue(job(n))));
		await vi.waitFor(() => expect(running).toBe(5), soon);
		const closed = consumer.close();
		setTimeout(open, 200);
		await closed;
		expect({ most, finished }).toEqual({ most: 5, finished: 5 });
		expect((await producer.depth()).failed).toBe(0);
		await queue.close();
	});

	test('a full queue refuses', async () => {
		await using queue = openBench(target());
		const producer = await queue.produce(2);
		await producer.enqueue(job(1));
		await producer.enqueue(job(2));
		await vi.waitFor(() => expect(producer.enqueue(job(3))).rejects.toMatchObject({ code: 'unavailable' }), soon);
	});

	test('a job that does not fit its schema stays in the queue for a release that can read it', async () => {
		await using queue = openBench(target());
		const loose: QueueDefinition<{ later: string }> = {
			...queue.definition,
			schema: z.object({ later: z.string() }),
		};
		const connection: QueueConnection = connectQueue(target());
		const other = await produceJobs(connection, loose, { maxWaiting: 10, sizeOf: () => 1 });
		await other.enqueue({ later: 'x' });
		const seen: number[] = [];
		const consumer = await queue.consume(async ({ n }) => void seen.push(n));
		await (await queue.produce()).enqueue(job(1));
		await vi.waitFor(() => expect(seen).toEqual([1]), soon);
		await vi.waitFor(async () => expect((await consumer.depth()).failed).toBe(1), soon);
		await other.close();
		await connection.close();
	});
}
