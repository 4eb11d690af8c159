import { ApiProblem } from "@accord/shared/api/client.ts";
import type { Claim, Statement } from "@accord/shared/api/schemas.ts";
import { DismissForm } from "@accord/shared/look/collecting/DismissForm.tsx";
import { useClaimActs } from "@accord/shared/look/collecting/useClaimActs.ts";
import { useReader } from "@accord/shared/look/reader.ts";
import { useRef, useState } from "preact/hooks";
import { ContestFields } from "../account/ContestFields.tsx";
import { contestable } from "../account/ItemList.tsx";
import { type Contested, useContest } from "../account/useContest.ts";
import { focusRefused } from "../app/focusRefused.ts";
import { useSession } from "../app/session.ts";
import { ActNote, useAct } from "../app/useAct.tsx";
import { collectingWords } from "../words/collecting/words.ts";
import { ClaimFacts } from "./ClaimFacts.tsx";

interface ClaimWorkProps {
	statement: Statement;
	claim: Claim;
	onDone: (told: string, dispute?: string) => void;
	onReload: () => void;
}

/** What a person makes of a claim: a dispute, a record of what was said, or nothing with a reason. */
export function ClaimWork({ statement, claim, onDone, onReload }: ClaimWorkProps) {
	const { client } = useSession();
	const { language } = useReader();
	const say = collectingWords(language);
	const act = useAct();
	const acts = useClaimActs(client, claim);
	const form = useRef<HTMLFormElement>(null);
	const [dismissing, setDismissing] = useState(false);
	const kind = claim.kind ?? "contest";
	const rows: Contested[] = claim.items.flatMap(({ item: number, amount }) => {
		const item = statement.items.find((one) => one.number === number && one.status === "open");
		return item && contestable(item) > 0 ? [{ item, amount }] : [];
	});
	const contest = useContest(rows, claim.reason);
	const left = claim.items.filter(({ item }) => !rows.some((row) => row.item.number === item));
	const possible = kind !== "contest" || rows.length > 0;

	const qualify = () => {
		const dispute = kind === "contest" ? contest.check() : undefined;
		if (kind === "contest" && !dispute) {
			focusRefused(form.current);
			return;
		}
		void act.run(async () => {
			try {
				const answer = await acts.qualify(dispute);
				onDone(kind === "contest" ? say.claim.opened : say.claim.recorded, answer.claim.dispute);
			} catch (error) {
				if (error instanceof ApiProblem) contest.blame(error);
				throw error;
			}
		});
	};
	if (dismissing)
		return (
			<div class="stack">
				<ClaimFacts statement={statement} claim={claim} />
				<Dismissing claim={claim} onDone={onDone} onReload={onReload} onCancel={() => setDismissing(false)} />
			</div>
		);
	return (
		<div class="stack">
			<ClaimFacts statement={statement} claim={claim} />
			<form
				ref={form}
				class="stack command-form"
				aria-label={say.claim.qualify}
				noValidate
				onSubmit={(event) => {
					event.preventDefault();
					qualify();
				}}
			>
				{kind === "contest" && (
					<>
						{left.map(({ item }) => (
							<p key={item} class="small soft">
								{statement.items.some((one) => one.number === item && one.status === "open")
									? say.claim.alreadyHeld(item)
									: say.claim.unknownItem(item)}
							</p>
						))}
						{possible ? <ContestFields contest={contest} /> : <p>{say.claim.nothingFree}</p>}
					</>
				)}
				<ActNote act={act} onReload={onReload} />
				<div class="row">
					{possible && (
						<button type="submit" class="button primary" aria-disabled={act.busy}>
							{act.busy ? say.act.sending : kind === "contest" ? say.claim.qualify : say.claim.record[kind]}
						</button>
					)}
					<button type="button" class="button" onClick={() => setDismissing(true)}>
						{say.claim.dismiss}
					</button>
				</div>
			</form>
		</div>
	);
}

type DismissingProps = Omit<ClaimWorkProps, "statement"> & { onCancel: () => void };

function Dismissing({ claim, onDone, onReload, onCancel }: DismissingProps) {
	const { client } = useSession();
	const say = collectingWords(useReader().language).claim;
	const act = useAct();
	const { dismiss } = useClaimActs(client, claim);
	return (
		<DismissForm
			busy={act.busy}
			say={say}
			onDismiss={(because) =>
				void act.run(async () => {
					await dismiss(because);
					onDone(say.dismissed);
				})
			}
			onCancel={onCancel}
		>
			<ActNote act={act} onReload={onReload} />
		</DismissForm>
	);
}
