import { ApiProblem } from "@accord/shared/api/client.ts";
import type { RefObject } from "preact";
import { useRef, useState } from "preact/hooks";
import { focusRefused } from "../../app/focusRefused.ts";
import { type Act, useAct } from "../../app/useAct.tsx";
import { type Fields, isEdited, rebased } from "./fields.ts";

/** What became of a form that was sent. */
export type Sent =
	| { readonly kind: "saved"; readonly fields: Fields }
	/** Somebody else had saved: how the fields are now. Nothing was done. */
	| { readonly kind: "stale"; readonly theirs: Fields }
	| { readonly kind: "wrong"; readonly paths: ReadonlySet<string> };

/** The form around a field: what is typed, what was refused, what somebody else saved. */
export interface TypedForm {
	readonly fields: Fields;
	readonly wrong: ReadonlySet<string>;
	readonly theirs: ReadonlyMap<string, string>;
	readonly type: (path: string, text: string) => void;
	/** What a field has to be, said where it was refused. */
	readonly ruleOf: (path: string) => string | undefined;
}

export interface Typing {
	readonly form: TypedForm;
	/** Where the form is drawn; the cursor goes to its first refusal. */
	readonly element: RefObject<HTMLFormElement | null>;
	readonly act: Act;
	/** What is in force, as far as is known. */
	readonly before: Fields;
	readonly edited: boolean;
	/** Somebody else had saved: the fields now stand on theirs. */
	readonly stale: boolean;
	readonly saved: boolean;
	/** Sends what is typed, or what is given in its place. */
	readonly save: (instead?: Fields) => void;
	/** Gives up what was typed for what is in force. */
	readonly giveUp: () => void;
}

interface TypingOptions {
	readonly initial: Fields;
	readonly ruleOf: TypedForm["ruleOf"];
	readonly send: (fields: Fields) => Promise<Sent>;
	/** The fields a refusal is about. */
	readonly refused: (problem: ApiProblem["problem"], fields: Fields) => ReadonlySet<string>;
}

/** What is typed into a form, and what becomes of it when it is saved. */
export function useTyping({ initial, ruleOf, send, refused }: TypingOptions): Typing {
	const act = useAct();
	const element = useRef<HTMLFormElement>(null);
	const [before, setBefore] = useState(initial);
	const [fields, setFields] = useState(initial);
	const [wrong, setWrong] = useState<ReadonlySet<string>>(new Set());
	const [theirs, setTheirs] = useState<ReadonlyMap<string, string>>(new Map());
	const [outcome, setOutcome] = useState<"saved" | "stale">();

	const refuse = (paths: ReadonlySet<string>) => {
		setWrong(paths);
		focusRefused(element.current);
	};
	const take = (sent: Sent) => {
		if (sent.kind === "wrong") return refuse(sent.paths);
		if (sent.kind === "saved") {
			setBefore(sent.fields);
			setFields(sent.fields);
			setTheirs(new Map());
		} else {
			const merged = rebased(before, fields, sent.theirs);
			setBefore(sent.theirs);
			setFields(merged.fields);
			setTheirs(merged.theirs);
		}
		setOutcome(sent.kind);
	};
	return {
		form: {
			fields,
			wrong,
			theirs,
			ruleOf,
			type: (path, text) => {
				setFields((now) => ({ ...now, [path]: text }));
				setTheirs((now) => new Map([...now].filter(([one, other]) => one !== path || other !== text)));
				if (outcome === "saved") setOutcome(undefined);
			},
		},
		element,
		act,
		before,
		edited: isEdited(before, fields),
		stale: outcome === "stale",
		saved: outcome === "saved",
		save: (instead = fields) => {
			setWrong(new Set());
			setOutcome(undefined);
			void act.run(async () => {
				try {
					take(await send(instead));
				} catch (error) {
					if (error instanceof ApiProblem && error.problem.status < 500)
						refuse(refused(error.problem, instead));
					throw error;
				}
			});
		},
		giveUp: () => {
			setFields(before);
			setTheirs(new Map());
			setWrong(new Set());
			setOutcome(undefined);
		},
	};
}
