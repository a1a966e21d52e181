import type { Db } from '@spanledger/db/connect';
import { betterAuth } from 'better-auth';

export type AuthOptions = { db: Db; secret: string; publicUrl: string; webPort: number };

export type Auth = ReturnType<typeof createAuth>;

/** Origins a browser may sign in from: the public URL, and this machine under both of its names. */
export const trustedOrigins = ({ publicUrl, webPort }: Pick<AuthOptions, 'publicUrl' | 'webPort'>): string[] => [
	...new Set([new URL(publicUrl).origin, `http://localhost:${webPort}`, `http://127.0.0.1:${webPort}`]),
];

/**
 * Sign-in by e-mail and password over `auth_users`, `auth_sessions`, `auth_accounts`, `auth_verifications`. Nobody can
 * register by themselves; the first user comes from the environment. The cookie is httpOnly and SameSite=Lax, and Secure
 * where the public URL is https.
 */
export function createAuth({ db, secret, publicUrl, webPort }: AuthOptions) {
	return betterAuth({
		appName: 'Spanledger',
		baseURL: publicUrl,
		basePath: '/api/auth',
		secret,
		database: db,
		trustedOrigins: trustedOrigins({ publicUrl, webPort }),
		telemetry: { enabled: false },
		emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 8, maxPasswordLength: 128 },
		rateLimit: {
			enabled: true,
			window: 60,
			max: 300,
			customRules: { '/sign-in/email': { window: 60, max: 10 }, '/get-session': false },
		},
		user: { modelName: 'auth_users', fields: { emailVerified: 'email_verified', ...stamps } },
		session: {
			modelName: 'auth_sessions',
			fields: {
				userId: 'user_id',
				expiresAt: 'expires_at',
				ipAddress: 'ip_address',
				userAgent: 'user_agent',
				...stamps,
			},
			expiresIn: 60 * 60 * 24 * 30,
			updateAge: 60 * 60 * 24,
		},
		account: { modelName: 'auth_accounts', fields: { ...accountFields, ...stamps } },
		verification: { modelName: 'auth_verifications', fields: { expiresAt: 'expires_at', ...stamps } },
		logger: { level: 'error' },
		advanced: {
			// said aloud: the library leaves both checks out by itself where it takes the process for a test
			disableCSRFCheck: false,
			disableOriginCheck: false,
			cookiePrefix: 'spanledger',
			useSecureCookies: publicUrl.startsWith('https:'),
			defaultCookieAttributes: { httpOnly: true, sameSite: 'lax' },
		},
	});
}

const stamps = { createdAt: 'created_at', updatedAt: 'updated_at' } as const;

const accountFields = {
	accountId: 'account_id',
	providerId: 'provider_id',
	userId: 'user_id',
	accessToken: 'access_token',
	refreshToken: 'refresh_token',
	idToken: 'id_token',
	accessTokenExpiresAt: 'access_token_expires_at',
	refreshTokenExpiresAt: 'refresh_token_expires_at',
} as const;
