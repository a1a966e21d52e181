import { z } from 'zod';

/** Every page may send. */
export const anyOrigin = '*';

/** `https://shop.example` as browsers write it: scheme, host and port, nothing behind. Null when it is none. */
export function originOf(text: string): string | null {
	if (!/^https?:\/\//i.test(text.trim())) return null;
	try {
		const { origin, pathname, search, hash, username } = new URL(text.trim());
		return pathname === '/' && `${search}${hash}${username}` === '' ? origin : null;
	} catch {
		return null;
	}
}

/** The origins that may send with a key, as somebody types them. */
export const browserOrigins = z
	.array(
		z.string().transform((text, context) => {
			const origin = text.trim() === anyOrigin ? anyOrigin : originOf(text);
			if (origin !== null) return origin;
			context.addIssue({ code: 'custom', message: `"${text}" is no origin such as https://shop.example` });
			return z.NEVER;
		}),
	)
	.min(1, 'name at least one origin, or * for any page')
	.max(50)
	.transform((origins) => [...new Set(origins)]);

/** Whether a page of `origin` may send with a key for `allowed`. A request of no page may not. */
export const mayBrowserSend = (allowed: readonly string[], origin: string | undefined): boolean =>
	origin !== undefined && (allowed.includes(anyOrigin) || allowed.includes(origin.toLowerCase()));
