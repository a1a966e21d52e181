import { getDeps } from '@spanledger/api/get-deps';
import { streamOutline } from '@spanledger/api/traces/stream-outline';

type Context = { params: Promise<{ project: string; traceId: string }> };

export async function GET(request: Request, { params }: Context): Promise<Response> {
	const { project, traceId } = await params;
	return streamOutline(request, { slug: project, traceId }, getDeps());
}
