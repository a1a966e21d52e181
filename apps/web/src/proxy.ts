import { type NextRequest, NextResponse } from 'next/server';
import { isDevelopment } from './lib/env.ts';

/**
 * Scripts run only from this origin or with the nonce of this answer; images never load from elsewhere, so that a prompt
 * cannot phone home. Styles may be inline: bar positions are style attributes.
 */
function contentSecurityPolicy(nonce: string): string {
	// React's error overlay evaluates code while developing; production never does.
	const whileDeveloping = isDevelopment ? " 'unsafe-eval'" : '';
	return [
		"default-src 'self'",
		`script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${whileDeveloping}`,
		"style-src 'self' 'unsafe-inline'",
		"img-src 'self' data:",
		"font-src 'self'",
		"connect-src 'self'",
		"object-src 'none'",
		"base-uri 'none'",
		"form-action 'self'",
		"frame-ancestors 'none'",
	].join('; ');
}

export function proxy(request: NextRequest): NextResponse {
	const nonce = btoa(crypto.randomUUID());
	const policy = contentSecurityPolicy(nonce);
	const headers = new Headers(request.headers);
	// Next reads the nonce for its own scripts from this request header.
	headers.set('content-security-policy', policy);
	headers.set('x-nonce', nonce);
	headers.set('x-path', request.nextUrl.pathname + request.nextUrl.search);
	const response = NextResponse.next({ request: { headers } });
	response.headers.set('content-security-policy', policy);
	return response;
}

export const config = { matcher: '/((?!api/|_next/static|_next/image|favicon|icon).*)' };
