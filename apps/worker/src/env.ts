import { z } from 'zod';
import { readAllowedPlaces } from './deliver/guard-address.ts';

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
	/** Links in what is told lead here. */
	SPANLEDGER_PUBLIC_URL: z
		.url('must be an address such as https://spanledger.example.com')
		.default('http://localhost:3000'),
	SMTP_URL: z
		.string()
		.regex(/^smtps?:\/\//, 'must be smtp://user:password@host:port or smtps://…')
		.optional(),
	SMTP_FROM: z.string().default('Spanledger <spanledger@localhost>'),
	/** Hosts, addresses and networks inside that webhooks may reach. */
	SPANLEDGER_ALLOW_PRIVATE_WEBHOOKS: z
		.string()
		.default('')
		.transform((list, context) => {
			try {
				return readAllowedPlaces(list);
			} catch (error) {
				context.addIssue({ code: 'custom', message: error instanceof Error ? error.message : String(error) });
				return z.NEVER;
			}
		}),
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
