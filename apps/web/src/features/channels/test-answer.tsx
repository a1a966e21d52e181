import { CircleAlert, CircleCheck, LoaderCircle } from 'lucide-react';
import { errorWords } from '../../trpc/error-words.ts';
import { testWords } from './delivery-words.ts';
import type { useChannelTest } from './use-channel-test.ts';
import type { Channel } from './use-channels.ts';

type TestAnswerProps = { channel: Channel; test: ReturnType<typeof useChannelTest> };

const looks = {
	sent: { icon: CircleCheck, colour: 'text-good' },
	failed: { icon: CircleAlert, colour: 'text-bad' },
	waiting: { icon: LoaderCircle, colour: 'text-text-2' },
};

/** What the other end really said to a test; nothing before the first one. */
export function TestAnswer({ channel, test: { delivery, error, isWaiting, waitedMs } }: TestAnswerProps) {
	if (error === null && !isWaiting && delivery === undefined) return null;
	const { icon: Icon, colour } = looks[error === null ? (delivery?.state ?? 'waiting') : 'failed'];
	return (
		<p role="status" data-testid="test-answer" className={`flex items-start gap-1.5 px-4 pb-3 text-sm ${colour}`}>
			<Icon size={14} className="mt-0.5 shrink-0" />
			<span className="min-w-0 break-words">
				{error === null ? testWords(delivery, channel.kind, waitedMs) : errorWords(error)}
			</span>
		</p>
	);
}
