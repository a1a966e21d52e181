export type FeedbackTarget = { otlpUrl: string; key: string };

/** What goes into a page: the script once, the element under each answer. */
export function feedbackSnippet({ otlpUrl, key }: FeedbackTarget): string {
	return `<script src="${otlpUrl}/v1/feedback.js" data-key="${key}" defer></script>

<spanledger-feedback data-trace-id="TRACE_ID"></spanledger-feedback>`;
}

/** A score by hand. */
export function scoreSnippet(otlpUrl: string): string {
	const score = JSON.stringify({ name: 'helpfulness', value: 0.8, traceId: 'TRACE_ID', source: 'judge' });
	return `curl ${otlpUrl}/v1/scores -H 'x-api-key: YOUR_KEY' -H 'content-type: application/json' \\
  -d '${score}'`;
}
