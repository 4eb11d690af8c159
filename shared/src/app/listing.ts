import { type DocumentStore, type ListQuery, MAX_PAGE, type Stored } from "../ports/documentStore.ts";

/** Every document of a range, page by page. */
export async function* listAll(
	store: DocumentStore,
	partition: string,
	query: Omit<ListQuery, "limit" | "continuation">,
): AsyncGenerator<readonly Stored[]> {
	let continuation: string | undefined;
	do {
		const page = await store.list(partition, {
			...query,
			limit: MAX_PAGE,
			...(continuation === undefined ? {} : { continuation }),
		});
		yield page.items;
		continuation = page.continuation;
	} while (continuation !== undefined);
}

export async function listWhole(
	store: DocumentStore,
	partition: string,
	query: Omit<ListQuery, "limit" | "continuation">,
): Promise<readonly Stored[]> {
	const found: Stored[] = [];
	for await (const page of listAll(store, partition, query)) found.push(...page);
	return found;
}
