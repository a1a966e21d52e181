/** No proxy may hold the lines back. */
export const lineHeaders = {
	'content-type': 'application/x-ndjson; charset=utf-8',
	'x-accel-buffering': 'no',
};

/** What a route tells as it finds it: a JSON event a line. The last line of one that broke off says why. It stops when the reader leaves. */
export function linesOf(
	events: AsyncGenerator<unknown>,
	messageOf: (error: unknown) => string,
): ReadableStream<Uint8Array> {
	const encoder = new TextEncoder();
	const line = (event: unknown) => encoder.encode(`${JSON.stringify(event)}\n`);
	return new ReadableStream({
		pull: async (controller) => {
			try {
				const { value, done } = await events.next();
				if (done === true) controller.close();
				else controller.enqueue(line(value));
			} catch (error) {
				controller.enqueue(line({ kind: 'failed', message: messageOf(error) }));
				controller.close();
			}
		},
		cancel: async () => {
			await events.return(undefined);
		},
	});
}
