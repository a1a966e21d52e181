import { z } from 'zod';

const wholeNumber = (from: number, to: number) =>
	z
		.string()
		.regex(/^\d+$/, `must be a whole number from ${from} to ${to}`)
		.transform(Number)
		.refine((value) => value >= from && value <= to, `must be from ${from} to ${to}`);

const mebibyte = 1024 * 1024;

/** Everything ingest reads from its environment, under the names operators know. */
const schema = z.object({
	/** postgres://user:pass@host:port/database */
	DATABASE_URL: z
		.string({ error: 'is missing: postgres://user:password@host:5432/database' })
		.regex(/^postgres(ql)?:\/\//, 'must start with postgres://'),
	/** Unset: the queue lives in Postgres. */
	REDIS_URL: z.string().optional(),
	SPANLEDGER_HOST: z.string().default('127.0.0.1'),
	OTLP_HTTP_PORT: wholeNumber(0, 65_535).default(4318),
	OTLP_GRPC_PORT: wholeNumber(0, 65_535).default(4317),
	/** First key of the first project. Unset: none is made here. */
	SPANLEDGER_BOOTSTRAP_API_KEY: z
		.string()
		.regex(/^[A-Za-z0-9_-]{16,}$/, 'must be 16 or more characters of A-Z a-z 0-9 _ -')
		.optional(),
	/** Browsers' origins that may send, comma-separated. */
	OTLP_CORS_ORIGINS: z
		.string()
		.default('*')
		.transform((list) => list.split(',').map((origin) => origin.trim())),
	/** Largest inflated body. */
	OTLP_MAX_BODY_BYTES: wholeNumber(1024, 1024 * mebibyte).default(20 * mebibyte),
	/** Bodies held in memory at once, all requests together; beyond it 503. */
	OTLP_MAX_BUFFERED_BYTES: wholeNumber(mebibyte, 1024 * 1024 * mebibyte).default(256 * mebibyte),
	/** Requests in the queue beyond which ingest answers 503. */
	QUEUE_MAX_WAITING: wholeNumber(1, 10_000_000).default(20_000),
	/** Opens /metrics beyond the machine itself, as a Bearer token. */
	SPANLEDGER_METRICS_TOKEN: z.string().min(16, 'must have 16 or more characters').optional(),
	LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('warn'),
});

export type Env = z.infer<typeof schema>;

/**
 * Reads and checks the environment; an empty variable counts as unset. Throws one Error that names every missing or bad
 * variable, without its value: it may be a secret.
 */
export function readEnv(variables: NodeJS.ProcessEnv = process.env): Env {
	const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
	const parsed = schema.safeParse(set);
	if (parsed.success) return parsed.data;
	const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`);
	throw new Error(`ingest cannot start: ${faults.join('; ')}.`);
}
