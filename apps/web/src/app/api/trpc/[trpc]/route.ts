import { getDeps } from '@spanledger/api/get-deps';
import { handleTrpc } from '@spanledger/api/trpc/handle-trpc';

const handle = (request: Request): Promise<Response> => handleTrpc(request, getDeps());

export { handle as GET, handle as POST };
