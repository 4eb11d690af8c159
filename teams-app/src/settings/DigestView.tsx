import type { Me } from "@accord/shared/api/schemas.ts";
import { Field } from "@accord/shared/look/Field.tsx";
import { useReader } from "@accord/shared/look/reader.ts";
import { Toast } from "@accord/shared/look/Toast.tsx";
import { useState } from "preact/hooks";
import { useSession } from "../app/session.ts";
import { ActNote, useAct } from "../app/useAct.tsx";
import { settingsWords } from "../words/settings/words.ts";

type Digest = NonNullable<Me["person"]["digest"]>;

const WAYS = ["card", "mail", "none"] as const satisfies readonly Digest["by"][];
/** What everybody has who never chose; as `DEFAULT_DIGEST` of the domain, which brings zod along. */
const untouched: Digest = { by: "card", hour: 8 };
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

/** How the reader is told once a day what waits for them. */
export function DigestView() {
	const { client, me, put } = useSession();
	const { language, timeZone } = useReader();
	const say = settingsWords(language).digest;
	const [chosen, setChosen] = useState(me.person.digest ?? untouched);
	const [told, setTold] = useState(false);
	const act = useAct();
	const unmailed = chosen.by === "mail" && me.person.mail === undefined;
	const hint = unmailed ? say.unmailed : say.hints[chosen.by];
	return (
		<form
			class="stack"
			aria-label={say.title}
			onSubmit={async (event) => {
				event.preventDefault();
				const saved = await act.run(async () => {
					const digest = await client.saveMyDigest({ body: chosen });
					put({ me: { ...me, person: { ...me.person, digest } } });
				});
				setTold(saved);
			}}
		>
			<h2>{say.title}</h2>
			<p>{say.lead}</p>
			<fieldset class="field">
				<legend>{say.by}</legend>
				<div class="chips">
					{WAYS.map((way) => (
						<label class="chip" key={way}>
							<input
								type="radio"
								name="by"
								value={way}
								checked={way === chosen.by}
								onChange={() => setChosen({ ...chosen, by: way })}
							/>
							{say.ways[way]}
						</label>
					))}
				</div>
				<span class="small soft" role="status">
					{hint}
				</span>
			</fieldset>
			{chosen.by !== "none" && (
				<Field label={say.hour} hint={say.clock(timeZone ?? me.person.timeZone)}>
					{(control) => (
						<select
							{...control}
							class="input"
							value={String(chosen.hour)}
							onChange={(event) => setChosen({ ...chosen, hour: Number(event.currentTarget.value) })}
						>
							{HOURS.map((hour) => (
								<option key={hour} value={String(hour)}>
									{say.at(hour)}
								</option>
							))}
						</select>
					)}
				</Field>
			)}
			<ActNote act={act} />
			<div class="row">
				<button type="submit" class="button primary" aria-disabled={act.busy}>
					{say.save}
				</button>
			</div>
			{told && <Toast text={say.saved} onClose={() => setTold(false)} />}
		</form>
	);
}
