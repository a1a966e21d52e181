import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import { NuqsAdapter } from 'nuqs/adapters/next/app';
import type { ReactNode } from 'react';
import { TrpcProvider } from '../trpc/provider.tsx';
import { Notices } from '../ui/notices.tsx';
import { Theme } from '../ui/theme.tsx';
import { TipDelay } from '../ui/tip.tsx';
import './globals.css';

export const metadata: Metadata = {
	title: { default: 'Spanledger', template: '%s · Spanledger' },
	description: 'Traces and exact bills of LLM applications.',
};

export const viewport: Viewport = { width: 'device-width', initialScale: 1 };

export default async function RootLayout({ children }: { children: ReactNode }) {
	const nonce = (await headers()).get('x-nonce') ?? '';
	return (
		// The theme's class is set by a script before React wakes up.
		<html lang="en" suppressHydrationWarning>
			<body className="min-h-dvh">
				<Theme nonce={nonce}>
					<NuqsAdapter>
						<TrpcProvider>
							<TipDelay>{children}</TipDelay>
						</TrpcProvider>
					</NuqsAdapter>
					<Notices />
				</Theme>
			</body>
		</html>
	);
}
