import { useReader } from "@accord/shared/look/reader.ts";
import { useState } from "preact/hooks";
import { companyWords } from "../../../words/company/words.ts";
import { DirectoryCard } from "./DirectoryCard.tsx";
import { HealthCard } from "./HealthCard.tsx";
import { ParkedCard } from "./ParkedCard.tsx";

/** What an administrator looks after: what was put aside, the directory, how the installation is. */
export function OperationsView() {
	const [retries, setRetries] = useState(0);
	const say = companyWords(useReader().language).operations;
	return (
		<div class="stack settings-form">
			<h2>{say.title}</h2>
			<p class="soft">{say.text}</p>
			<ParkedCard onRetried={() => setRetries(retries + 1)} />
			<DirectoryCard />
			<HealthCard round={retries} />
		</div>
	);
}
