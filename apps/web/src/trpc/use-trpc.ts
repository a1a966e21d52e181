'use client';

import type { AppRouter } from '@spanledger/api/trpc/app-router';
import { createTRPCContext } from '@trpc/tanstack-react-query';

const context = createTRPCContext<AppRouter>();

/** The procedures of the reading side as query and mutation options. */
export const { useTRPC: useTrpc, TRPCProvider: TrpcContext } = context;
