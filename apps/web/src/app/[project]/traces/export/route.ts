import { getDeps } from '@spanledger/api/get-deps';
import { downloadTraces } from '@spanledger/api/traces/download-traces';

type Context = { params: Promise<{ project: string }> };

export async function GET(request: Request, { params }: Context): Promise<Response> {
	return downloadTraces(request, (await params).project, getDeps());
}
