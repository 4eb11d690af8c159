import { useReader } from "@accord/shared/look/reader.ts";
import { Skeleton } from "@accord/shared/look/Skeleton.tsx";
import { useEffect, useRef } from "preact/hooks";
import { Empty } from "../app/Empty.tsx";
import { hrefOf } from "../app/route.ts";
import { useSession } from "../app/session.ts";
import { TroubleNote } from "../app/TroubleNote.tsx";
import { tabWords } from "../words/words.ts";
import { DisputePanel } from "./DisputePanel.tsx";
import { DisputeRow } from "./DisputeRow.tsx";
import { FilterBar } from "./FilterBar.tsx";
import { filtersOf, isFiltered } from "./filters.ts";
import { useDisputeList } from "./useDisputeList.ts";

interface DisputesViewProps {
	/** The dispute that is open. */
	id: string | undefined;
	query: Readonly<Record<string, string>>;
}

/** The list, and beside it (on a phone: over it) the dispute that is open. */
export function DisputesView({ id, query }: DisputesViewProps) {
	const { client } = useSession();
	const { language } = useReader();
	const say = tabWords(language);
	const filters = filtersOf(query);
	const { rows, hasMore, busy, trouble, more, reload, changed } = useDisputeList(client, filters);
	const accountName = rows?.find((row) => row.account === filters.account)?.accountName;
	const back = hrefOf("disputes", query);
	const list = useRef<HTMLDivElement>(null);
	const left = useRef<string>(undefined);

	// Closing the details leads back to the line it was opened from.
	useEffect(() => {
		if (id === undefined && left.current !== undefined)
			list.current?.querySelector<HTMLElement>(`a[href*="${CSS.escape(left.current)}"]`)?.focus();
		left.current = id;
	}, [id]);

	return (
		<div class={id === undefined ? "stack disputes" : "stack disputes with-detail"}>
			<h1 tabIndex={-1}>{say.disputes.title}</h1>
			<div class="stack disputes-list" ref={list}>
				<FilterBar query={query} accountName={accountName} id={id} />
				<p class="small soft" role="status">
					{rows ? say.disputes.shown(rows.length, hasMore) : "\u00a0"}
				</p>
				{trouble && <TroubleNote trouble={trouble} onRetry={reload} />}
				{!rows && !trouble && (
					<Skeleton lines={[100, 70, 100, 70, 100, 70, 100, 70]} waitingFor={say.waiting.disputes} />
				)}
				{rows?.length === 0 && !hasMore && !isFiltered(filters) && (
					<Empty title={say.disputes.emptyTitle} text={say.disputes.empty}>
						<p class="soft">{say.disputes.emptyHow}</p>
					</Empty>
				)}
				{rows?.length === 0 && !hasMore && isFiltered(filters) && (
					<Empty title={say.disputes.noMatchTitle} text={say.disputes.empty}>
						<p>
							<a class="button" href={hrefOf("disputes")}>
								{say.disputes.clear}
							</a>
						</p>
					</Empty>
				)}
				{rows && rows.length > 0 && (
					<ul class="dispute-rows" aria-label={say.disputes.list}>
						{rows.map((row) => (
							<DisputeRow
								key={row.id}
								dispute={row}
								href={hrefOf("disputes", query, row.id)}
								current={row.id === id}
							/>
						))}
					</ul>
				)}
				{hasMore && <More busy={busy} onMore={more} />}
			</div>
			{id !== undefined && <DisputePanel key={id} id={id} back={back} onChanged={changed} />}
		</div>
	);
}

/** Comes into view, reads on; the button does the same for a keyboard. */
function More({ busy, onMore }: { busy: boolean; onMore: () => void }) {
	const say = tabWords(useReader().language).disputes;
	const button = useRef<HTMLButtonElement>(null);
	const latest = useRef(onMore);
	latest.current = onMore;
	useEffect(() => {
		const element = button.current;
		if (!element) return;
		const watch = new IntersectionObserver(
			(entries) => {
				if (entries.some((entry) => entry.isIntersecting)) latest.current();
			},
			{ rootMargin: "200px" },
		);
		watch.observe(element);
		return () => watch.disconnect();
	}, [busy]);
	return (
		<button ref={button} type="button" class="button wide" aria-disabled={busy} onClick={onMore}>
			{busy ? say.searching : say.more}
		</button>
	);
}
