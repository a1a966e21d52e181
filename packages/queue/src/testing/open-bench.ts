import { expect } from 'vitest';
import { connectQueue, type QueueTarget } from '../connect-queue.ts';
import { type ConsumeOptions, type Consumer, consumeJobs, type Handler } from '../consume-jobs.ts';
import { type Producer, produceJobs } from '../produce-jobs.ts';
import { type ContractJob, contractQueue, fastTiming } from './contract-queue.ts';

let queues = 0;
/** A connection and a queue of its own for one test, closed with it. */
export function openBench(target: QueueTarget) {
	const connection = connectQueue(target);
	const definition = contractQueue(`contract-${++queues}`);
	const open: { close: () => Promise<void> }[] = [];
	const produce = async (maxWaiting = 1_000): Promise<Producer<ContractJob>> => {
		const limits = { maxWaiting, sizeOf: (job: ContractJob) => job.body.length };
		const producer = await produceJobs(connection, definition, limits);
		open.push(producer);
		return producer;
	};
	const consume = async (
		handler: Handler<ContractJob>,
		options: Partial<ConsumeOptions<ContractJob>> = {},
	): Promise<Consumer> => {
		const consumer = await consumeJobs(connection, definition, handler, {
			onDeadLetter: async (job, reason) => expect.fail(`job ${job.n} was buried: ${reason}`),
			timing: fastTiming,
			...options,
		});
		open.push(consumer);
		return consumer;
	};
	const close = async () => {
		for (const one of open.reverse()) await one.close();
		await connection.close();
	};
	return { definition, produce, consume, close, [Symbol.asyncDispose]: close };
}

export const job = (n: number): ContractJob => ({ n, body: '' });
/** For what happens by itself. */
export const soon = { timeout: 15_000, interval: 20 };
