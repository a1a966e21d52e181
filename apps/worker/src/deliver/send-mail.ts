import { createTransport } from 'nodemailer';
import type { Outcome } from './post-json.ts';

export type OutgoingMail = { to: readonly string[]; subject: string; text: string; html: string; deliveryId: string };
export type SendMail = (mail: OutgoingMail) => Promise<Outcome>;

/** Mail through the operator's own server, which may well be a private one. Faults are outcomes. */
export function mailThrough(smtpUrl: string, from: string): SendMail {
	const timeouts = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };
	const transport = createTransport(smtpUrl, { from, ...timeouts });
	return async ({ to, subject, text, html, deliveryId }) => {
		const startedAt = performance.now();
		const took = () => Math.round(performance.now() - startedAt);
		try {
			// nobody's holiday notice shall answer
			const headers = { 'X-Spanledger-Delivery': deliveryId, 'Auto-Submitted': 'auto-generated' };
			await transport.sendMail({ to: [...to], subject, text, html, headers });
			return { status: 250, error: null, ms: took() };
		} catch (error) {
			return { status: null, error: error instanceof Error ? error.message : String(error), ms: took() };
		}
	};
}
