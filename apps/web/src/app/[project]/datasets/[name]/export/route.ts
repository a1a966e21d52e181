import { downloadDataset } from '@spanledger/api/datasets/download-dataset';
import { getDeps } from '@spanledger/api/get-deps';

type Context = { params: Promise<{ project: string; name: string }> };

export async function GET(request: Request, { params }: Context): Promise<Response> {
	const { project, name } = await params;
	return downloadDataset(request, { project, name: decodeURIComponent(name) }, getDeps());
}
