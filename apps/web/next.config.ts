import path from 'node:path';
import type { NextConfig } from 'next';

/** Sent with every answer; the content security policy carries a nonce and is added per request in proxy.ts. */
const securityHeaders = [
	{ key: 'X-Content-Type-Options', value: 'nosniff' },
	{ key: 'X-Frame-Options', value: 'DENY' },
	{ key: 'Referrer-Policy', value: 'same-origin' },
	{ key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=(), browsing-topics=()' },
	{ key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
];

/**
 * Where `npm start` wants the build: one folder per state of the sources, so that a new build never changes the files under
 * an instance that runs. Next writes into its tsconfig; there it gets one of its own. By hand: `.next`.
 */
const buildFolder = process.env.SPANLEDGER_PAGES_FOLDER;

const config: NextConfig = {
	...(buildFolder ? { distDir: buildFolder } : {}),
	// `npm run check` types the whole workspace; a start should not wait for it.
	typescript: { ignoreBuildErrors: true, ...(buildFolder ? { tsconfigPath: `${buildFolder}.tsconfig.json` } : {}) },
	transpilePackages: ['@spanledger/api', '@spanledger/core', '@spanledger/db', '@spanledger/otlp', '@spanledger/queue'],
	// Both look for files of their own package at run time, which a bundle would hide.
	serverExternalPackages: ['pg', 'bullmq'],
	turbopack: { root: path.resolve(import.meta.dirname, '../..') },
	outputFileTracingRoot: path.resolve(import.meta.dirname, '../..'),
	poweredByHeader: false,
	devIndicators: false,
	headers: async () => [{ source: '/:path*', headers: securityHeaders }],
};

export default config;
