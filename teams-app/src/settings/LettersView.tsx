import { useReader } from "@accord/shared/look/reader.ts";
import { Skeleton } from "@accord/shared/look/Skeleton.tsx";
import { hrefOf } from "../app/route.ts";
import { useSession } from "../app/session.ts";
import { TroubleNote } from "../app/TroubleNote.tsx";
import { useLoad } from "../app/useLoad.ts";
import { settingsWords } from "../words/settings/words.ts";
import { LetterEditor } from "./LetterEditor.tsx";

/** The tenant's letters, or the one that is being edited. */
export function LettersView({ open }: { open: string | undefined }) {
	const { client } = useSession();
	const say = settingsWords(useReader().language).letters;
	const { value, trouble, reload } = useLoad("letters", (signal) => client.listTemplates({}, signal));
	const letter = value?.templates.find((one) => one.id === open);
	if (!value)
		return trouble ? (
			<TroubleNote trouble={trouble} onRetry={reload} />
		) : (
			<Skeleton lines={[40, 100, 100, 100, 100, 100]} waitingFor={say.waiting} />
		);
	if (letter) return <LetterEditor key={letter.id} letter={letter} onSaved={reload} />;
	return (
		<>
			<h2>{say.title}</h2>
			<ul class="account-rows" aria-label={say.list}>
				{value.templates.map((one) => (
					<li key={one.id}>
						<a class="account-row" href={hrefOf("settings", { letter: one.id }, "letters")}>
							<strong>
								{say.purposes[one.purpose]} · {say.languages[one.language]}
							</strong>
							<span class="small soft">
								{one.subject} · {one.supplied ? say.supplied : say.own}
							</span>
						</a>
					</li>
				))}
			</ul>
		</>
	);
}
