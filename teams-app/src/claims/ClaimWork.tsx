import { ApiProblem } from "@accord/shared/api/client.ts";
import type { Claim, Statement } from "@accord/shared/api/schemas.ts";
import { keyKeeper } from "@accord/shared/look/commands/sending.ts";
import { Field } from "@accord/shared/look/Field.tsx";
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
	const keyOf = useRef(keyKeeper());
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
			const body = { account: claim.account, ...(dispute ? { dispute } : {}) };
			try {
				const answer = await client.qualifyClaim({
					params: { claimId: claim.id },
					body: { ...body, idempotencyKey: keyOf.current(JSON.stringify(body)) },
				});
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
				<DismissForm
					claim={claim}
					onDone={onDone}
					onReload={onReload}
					onCancel={() => setDismissing(false)}
				/>
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

function DismissForm({
	claim,
	onDone,
	onReload,
	onCancel,
}: Pick<ClaimWorkProps, "claim" | "onDone" | "onReload"> & { onCancel: () => void }) {
	const { client } = useSession();
	const say = collectingWords(useReader().language);
	const act = useAct();
	const keyOf = useRef(keyKeeper());
	const [because, setBecause] = useState("");
	const [wrong, setWrong] = useState<string>();
	const dismiss = () => {
		const text = because.trim();
		if (text === "") return setWrong(say.act.required);
		setWrong(undefined);
		void act.run(async () => {
			const body = { account: claim.account, because: text };
			await client.dismissClaim({
				params: { claimId: claim.id },
				body: { ...body, idempotencyKey: keyOf.current(JSON.stringify(body)) },
			});
			onDone(say.claim.dismissed);
		});
	};
	return (
		<form
			class="stack"
			aria-label={say.claim.dismiss}
			noValidate
			onSubmit={(event) => {
				event.preventDefault();
				dismiss();
			}}
		>
			<Field label={say.claim.dismissWhy} hint={say.claim.dismissHint} error={wrong}>
				{(control) => (
					<textarea
						{...control}
						class="input"
						rows={2}
						value={because}
						onInput={(event) => setBecause(event.currentTarget.value)}
					/>
				)}
			</Field>
			<ActNote act={act} onReload={onReload} />
			<div class="row">
				<button type="submit" class="button primary" aria-disabled={act.busy}>
					{act.busy ? say.act.sending : say.claim.dismiss}
				</button>
				<button type="button" class="button subtle" onClick={onCancel} disabled={act.busy}>
					{say.act.cancel}
				</button>
			</div>
		</form>
	);
}
