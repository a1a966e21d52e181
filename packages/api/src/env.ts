import { z } from 'zod';

const port = (fallback: number) => z.coerce.number().int().min(1).max(65_535).default(fallback);

const schema = z.object({
	DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, 'must start with postgres:// or postgresql://'),
	SPANLEDGER_SECRET: z.string().min(16, 'must have at least 16 characters'),
	WEB_PORT: port(3000),
	OTLP_HTTP_PORT: port(4318),
	SPANLEDGER_PUBLIC_URL: z.url({ protocol: /^https?$/, error: 'must be an http(s) URL' }).optional(),
	OTLP_PUBLIC_URL: z.url({ protocol: /^https?$/, error: 'must be an http(s) URL' }).optional(),
	SMTP_URL: z.string().optional(),
	SPANLEDGER_BOOTSTRAP_EMAIL: z.email('must be an e-mail address').default('admin@example.com'),
	SPANLEDGER_BOOTSTRAP_PASSWORD: z.string().min(8, 'must have at least 8 characters').max(128).optional(),
});

export type Env = {
	databaseUrl: string;
	secret: string;
	webPort: number;
	publicUrl: string;
	otlpUrl: string;
	mailIsOn: boolean;
	bootstrapEmail: string;
	/** null = no first user is made: one exists already. */
	bootstrapPassword: string | null;
};

/** Reads the variables of the reading side; the error names every missing or bad one at once. */
export function readEnv(variables: Record<string, string | undefined> = process.env): Env {
	const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
	const parsed = schema.safeParse(set);
	if (!parsed.success) {
		const lines = parsed.error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`);
		throw new Error(`These variables are missing or wrong:\n${lines.join('\n')}`);
	}
	const env = parsed.data;
	return {
		databaseUrl: env.DATABASE_URL,
		secret: env.SPANLEDGER_SECRET,
		webPort: env.WEB_PORT,
		publicUrl: withoutSlash(env.SPANLEDGER_PUBLIC_URL ?? `http://localhost:${env.WEB_PORT}`),
		otlpUrl: withoutSlash(env.OTLP_PUBLIC_URL ?? `http://localhost:${env.OTLP_HTTP_PORT}`),
		mailIsOn: env.SMTP_URL !== undefined,
		bootstrapEmail: env.SPANLEDGER_BOOTSTRAP_EMAIL,
		bootstrapPassword: env.SPANLEDGER_BOOTSTRAP_PASSWORD ?? null,
	};
}

const withoutSlash = (url: string): string => url.replace(/\/+$/, '');
