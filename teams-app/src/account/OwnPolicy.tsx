import { useReader } from "@accord/shared/look/reader.ts";
import { useState } from "preact/hooks";
import { lazy } from "../app/lazy.tsx";
import { collectingWords } from "../words/collecting/words.ts";
import type { PolicyOfProps } from "./policy/PolicyOf.tsx";

const policy = lazy(async () => (await import("./policy/PolicyOf.tsx")).PolicyOf);

/** The rules by which an account is chased; read, with their code, when somebody asks. */
export function OwnPolicy(props: PolicyOfProps) {
	const [asked, setAsked] = useState(false);
	return (
		<details onToggle={(event) => setAsked(asked || event.currentTarget.open)}>
			<summary>{collectingWords(useReader().language).own.title}</summary>
			{asked && <policy.Part {...props} />}
		</details>
	);
}
