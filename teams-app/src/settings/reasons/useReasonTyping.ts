import { ApiProblem } from "@accord/shared/api/client.ts";
import { addReason, editReason, type ReasonDraft } from "@accord/shared/dispute/catalogueEdit.ts";
import { DomainError } from "@accord/shared/dispute/error.ts";
import type { Catalogue } from "@accord/shared/dispute/procedure.ts";
import { useState } from "preact/hooks";
import { type Act, useAct } from "../../app/useAct.tsx";
import { type Fields, isEdited, reasonOf, rebased, refusedPaths } from "./reasonDraft.ts";
import type { ReasonTyping } from "./TypedField.tsx";
import type { SaveCatalogue } from "./useCatalogue.ts";

interface Typing {
	readonly form: ReasonTyping;
	readonly act: Act;
	readonly edited: boolean;
	/** Somebody else had saved: the fields now stand on theirs. */
	readonly stale: boolean;
	readonly saved: boolean;
	readonly save: () => void;
}

interface TypingOptions {
	readonly initial: Fields;
	readonly isNew: boolean;
	readonly saveCatalogue: SaveCatalogue;
	/** The reason as text in a catalogue that somebody else saved. */
	readonly readAgain: (catalogue: Catalogue) => Fields;
	readonly onSaved: (catalogue: Catalogue, code: string) => void;
	/** Called once something was refused and is marked. */
	readonly onRefused: () => void;
}

/** What is typed of one reason, and what becomes of it when it is saved. */
export function useReasonTyping(options: TypingOptions): Typing {
	const { isNew, saveCatalogue, readAgain, onSaved, onRefused } = options;
	const act = useAct();
	const [before, setBefore] = useState(options.initial);
	const [fields, setFields] = useState(before);
	const [wrong, setWrong] = useState<ReadonlySet<string>>(new Set());
	const [theirs, setTheirs] = useState<ReadonlyMap<string, string>>(new Map());
	const [stale, setStale] = useState(false);
	const [saved, setSaved] = useState(false);

	const refuse = (paths: ReadonlySet<string>) => {
		setWrong(paths);
		onRefused();
	};
	const keepOn = (catalogue: Catalogue) => {
		const other = readAgain(catalogue);
		const merged = rebased(before, fields, other);
		setBefore(other);
		setFields(merged.fields);
		setTheirs(merged.theirs);
		setStale(true);
	};
	const send = async (draft: ReasonDraft) => {
		let at = -1;
		try {
			const { stale: missed, catalogue } = await saveCatalogue((current) => {
				const rootCauses = [...new Set([...current.rootCauses, ...draft.rootCauses])];
				const base = { ...current, rootCauses };
				const after = isNew ? addReason(base, draft) : editReason(base, draft.code, draft);
				at = after.reasons.findIndex(({ code }) => code === draft.code);
				return after;
			});
			if (missed) return keepOn(catalogue);
			setBefore(fields);
			setTheirs(new Map());
			setStale(false);
			setSaved(true);
			onSaved(catalogue, draft.code);
		} catch (error) {
			if (error instanceof DomainError && error.code === "duplicate") return refuse(new Set(["code"]));
			if (error instanceof ApiProblem && error.problem.status < 500)
				refuse(refusedPaths(error.problem, at, fields));
			throw error;
		}
	};
	return {
		form: {
			fields,
			wrong,
			theirs,
			type: (path, text) => {
				setFields((now) => ({ ...now, [path]: text }));
				setTheirs((now) => new Map([...now].filter(([one, other]) => one !== path || other !== text)));
				setSaved(false);
			},
		},
		act,
		edited: isEdited(before, fields),
		stale,
		saved,
		save: () => {
			setSaved(false);
			const read = reasonOf(fields);
			if ("wrong" in read) return refuse(read.wrong);
			setWrong(new Set());
			void act.run(() => send(read.draft));
		},
	};
}
