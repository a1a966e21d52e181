import type { z } from 'zod';

/** A queue's name (BullMQ allows no ':' in it) and the shape of its jobs, checked when a job is taken out. */
export type QueueDefinition<Data> = {
	name: string;
	schema: z.ZodType<Data>;
	/** How often a job may fail by its own fault before it is buried. Passing faults of ours do not count. */
	attempts: number;
};

export function defineQueue<Data>(definition: QueueDefinition<Data>): QueueDefinition<Data> {
	if (!/^[a-z][a-z0-9-]*$/.test(definition.name)) throw new Error(`Queue name ${definition.name} is not kebab-case`);
	return definition;
}
