import type { Catalogue, Reason, ReasonCode } from "@accord/shared/dispute/procedure.ts";
import { useReader } from "@accord/shared/look/reader.ts";
import { Toast } from "@accord/shared/look/Toast.tsx";
import { useEffect, useRef, useState } from "preact/hooks";
import { Empty } from "../../app/Empty.tsx";
import { maySet, useSession } from "../../app/session.ts";
import { ActNote, useAct } from "../../app/useAct.tsx";
import { reasonsWords } from "../../words/reasons/words.ts";
import { LeaveGuard } from "../LeaveGuard.tsx";
import { moved } from "../moved.ts";
import { ArchiveDialog } from "./ArchiveDialog.tsx";
import { reasonHref } from "./ReasonForm.tsx";
import { ReasonRow } from "./ReasonRow.tsx";
import { inOrder, orderedBy, restored } from "./reasonOrder.ts";
import type { SaveCatalogue } from "./useCatalogue.ts";

/** The reasons in order, which a manager or an administrator can change, and those that are archived. */
export function ReasonList({ catalogue, save }: { catalogue: Catalogue; save: SaveCatalogue }) {
	const mayEdit = maySet(useSession());
	const { language } = useReader();
	const say = reasonsWords(language);
	const act = useAct();
	const list = useRef<HTMLOListElement>(null);
	const [order, setOrder] = useState<readonly ReasonCode[]>();
	const [told, setTold] = useState("");
	const [stale, setStale] = useState(false);
	const [leaving, setLeaving] = useState<Reason>();
	const [toast, setToast] = useState<string>();
	const focusOn = useRef<string>(undefined);

	// A line that moves is taken out and put back: the focus would be lost.
	useEffect(() => {
		if (focusOn.current === undefined) return;
		list.current?.querySelector<HTMLElement>(focusOn.current)?.focus();
		focusOn.current = undefined;
	});

	const inUse = catalogue.reasons.filter(({ archived }) => !archived);
	const archived = catalogue.reasons.filter((reason) => reason.archived);
	const shown = order ? orderedBy(inUse, order) : inUse;
	const nameOf = (reason: Reason) => reason.label[language];

	const move = (reason: Reason, step: -1 | 1, focus: string) => {
		const next = moved(
			shown.map(({ code }) => code),
			reason.code,
			step,
		);
		if (!next || act.busy) return;
		focusOn.current = `${focus}[data-reason="${reason.code}"]`;
		setOrder(next);
		setTold(say.moved(nameOf(reason), next.indexOf(reason.code) + 1, next.length));
	};
	const saveOrder = (wanted: readonly ReasonCode[]) =>
		act.run(async () => {
			const saved = await save((current) => inOrder(current, wanted));
			setStale(saved.stale);
			if (saved.stale) return;
			setOrder(undefined);
			setTold(say.orderSaved);
		});
	const restore = (reason: Reason) =>
		act.run(async () => {
			const saved = await save((current) => restored(current, reason.code));
			setToast(saved.stale ? say.restoreStale : say.toldRestored(nameOf(reason)));
		});
	return (
		<div class="stack">
			<h2>{say.title}</h2>
			<p class="soft">{say.text}</p>
			<p class="note">{say.keeps}</p>
			{!mayEdit && <p class="soft">{say.readOnly}</p>}
			{shown.length === 0 ? (
				<Empty title={say.emptyTitle} text={say.empty} />
			) : (
				<ol ref={list} class="account-rows" aria-label={say.list}>
					{shown.map((reason, at) => (
						<ReasonRow
							key={reason.code}
							reason={reason}
							at={at + 1}
							{...(mayEdit
								? {
										onKeyDown: (event: KeyboardEvent) => {
											if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
											event.preventDefault();
											move(reason, event.key === "ArrowUp" ? -1 : 1, "a");
										},
									}
								: {})}
						>
							{mayEdit && (
								<>
									<button
										type="button"
										class="button subtle up"
										data-reason={reason.code}
										aria-label={say.up(nameOf(reason))}
										aria-disabled={at === 0}
										onClick={() => move(reason, -1, ".up")}
									>
										<span aria-hidden="true">↑</span>
									</button>
									<button
										type="button"
										class="button subtle down"
										data-reason={reason.code}
										aria-label={say.down(nameOf(reason))}
										aria-disabled={at === shown.length - 1}
										onClick={() => move(reason, 1, ".down")}
									>
										<span aria-hidden="true">↓</span>
									</button>
									<button
										type="button"
										class="button subtle"
										aria-label={say.archiveTitle(nameOf(reason))}
										aria-disabled={shown.length === 1}
										onClick={() => (shown.length === 1 ? setTold(say.lastOne) : setLeaving(reason))}
									>
										{say.archive}
									</button>
								</>
							)}
						</ReasonRow>
					))}
				</ol>
			)}
			{mayEdit && (
				<div class="row between">
					<a class="button" href={reasonHref("new")}>
						{say.add}
					</a>
					<span class="small soft keys-hint">{say.keys}</span>
				</div>
			)}
			<p class="small soft" role="status">
				{told}
			</p>
			{stale && (
				<p class="note warning" role="alert">
					{say.orderStale}
				</p>
			)}
			<ActNote act={act} />
			{order && (
				<div class="choice-bar">
					<span class="spread">{say.orderEdited}</span>
					<button
						type="button"
						class="button"
						onClick={() => {
							setOrder(undefined);
							setStale(false);
							setTold("");
						}}
					>
						{say.undoOrder}
					</button>
					<button
						type="button"
						class="button primary"
						aria-disabled={act.busy}
						onClick={() => void saveOrder(order)}
					>
						{say.saveOrder}
					</button>
				</div>
			)}
			{archived.length > 0 && (
				<section class="stack" aria-label={say.archivedList}>
					<h3>{say.archivedList}</h3>
					<p class="small soft">{say.archivedText}</p>
					<ul class="account-rows">
						{archived.map((reason) => (
							<ReasonRow key={reason.code} reason={reason}>
								{mayEdit && (
									<button
										type="button"
										class="button subtle"
										aria-label={`${say.restore} : ${nameOf(reason)}`}
										aria-disabled={act.busy}
										onClick={() => void restore(reason)}
									>
										{say.restore}
									</button>
								)}
							</ReasonRow>
						))}
					</ul>
				</section>
			)}
			{leaving && (
				<ArchiveDialog
					reason={leaving}
					save={save}
					onClose={() => setLeaving(undefined)}
					onDone={() => {
						setToast(say.toldArchived(nameOf(leaving)));
						setLeaving(undefined);
					}}
				/>
			)}
			{toast !== undefined && <Toast text={toast} onClose={() => setToast(undefined)} />}
			<LeaveGuard unsaved={order !== undefined} />
		</div>
	);
}
