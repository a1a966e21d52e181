'use client';

import type { AppRouter } from '@spanledger/api/trpc/app-router';
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createTRPCClient, httpLink, TRPCClientError } from '@trpc/client';
import { type ReactNode, useState } from 'react';
import superjson from 'superjson';
import { refusalCode } from './error-words.ts';
import { TrpcContext } from './use-trpc.ts';

/** A refusal will not change its mind; a network that stumbled may. */
function isWorthARetry(failures: number, error: Error): boolean {
	const status = error instanceof TRPCClientError ? error.data?.httpStatus : undefined;
	return failures < 2 && (status === undefined || status >= 500);
}

/** A session that has ended sends to the door, and back here afterwards. */
function leaveWhenSignedOut(error: Error): void {
	if (refusalCode(error) !== 'UNAUTHORIZED') return;
	const here = window.location.pathname + window.location.search;
	window.location.assign(`/sign-in?next=${encodeURIComponent(here)}`);
}

function createQueryClient(): QueryClient {
	return new QueryClient({
		queryCache: new QueryCache({ onError: leaveWhenSignedOut }),
		mutationCache: new MutationCache({ onError: leaveWhenSignedOut }),
		defaultOptions: { queries: { retry: isWorthARetry, refetchOnWindowFocus: false, staleTime: 5_000 } },
	});
}

/** One request per question: a slow report never holds up a list. */
export function TrpcProvider({ children }: { children: ReactNode }) {
	const [queryClient] = useState(createQueryClient);
	const [trpcClient] = useState(() =>
		createTRPCClient<AppRouter>({ links: [httpLink({ url: '/api/trpc', transformer: superjson })] }),
	);
	return (
		<QueryClientProvider client={queryClient}>
			<TrpcContext trpcClient={trpcClient} queryClient={queryClient}>
				{children}
			</TrpcContext>
		</QueryClientProvider>
	);
}
