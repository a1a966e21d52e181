import { z } from 'zod';

const envSchema = z.object({
	DATABASE_URL: z
		.string('is missing: the address of a PostgreSQL 15 or newer, postgres://user:password@host:5432/database')
		.regex(/^postgres(ql)?:\/\//, 'must start with postgres://'),
	REDIS_URL: z.string().optional(),
	SPANLEDGER_SECRET: z
		.string('is missing: any 16 or more characters, the same for every process')
		.min(16, 'must have at least 16 characters'),
	SPANLEDGER_BOOTSTRAP_API_KEY: z
		.string()
		.regex(/^[A-Za-z0-9_-]{16,}$/, 'must be 16 or more characters of A-Z a-z 0-9 _ -')
		.optional(),
	LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
});

export type Env = z.infer<typeof envSchema>;

/** The worker's settings. An empty variable counts as unset. Throws one message that names every missing or bad one. */
export function readEnv(variables: Record<string, string | undefined> = process.env): Env {
	const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
	const parsed = envSchema.safeParse(set);
	if (parsed.success) return parsed.data;
	const faults = parsed.error.issues.map((issue) => `  ${issue.path.join('.')} ${issue.message}`);
	throw new Error(`The worker cannot start with these settings:\n${faults.join('\n')}`);
}
