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

const config: NextConfig = {
	// `npm run check` types the whole workspace; a start should not wait for it.
	typescript: { ignoreBuildErrors: true },
	transpilePackages: ['@spanledger/api', '@spanledger/core', '@spanledger/db', '@spanledger/queue'],
	// Both look for files of their own package at run time, which a bundle would hide.
	serverExternalPackages: ['pg', 'bullmq'],
	turbopack: { root: path.resolve(import.meta.dirname, '../..') },
	outputFileTracingRoot: path.resolve(import.meta.dirname, '../..'),
	poweredByHeader: false,
	devIndicators: false,
	headers: async () => [{ source: '/:path*', headers: securityHeaders }],
};

export default config;
