import { useReader } from "@accord/shared/look/reader.ts";
import { Skeleton } from "@accord/shared/look/Skeleton.tsx";
import { useSession } from "../app/session.ts";
import { TroubleNote } from "../app/TroubleNote.tsx";
import { useLoad } from "../app/useLoad.ts";
import { settingsWords } from "../words/settings/words.ts";
import { PolicyForm } from "./PolicyForm.tsx";
import { reminderNames } from "./policyDraft.ts";

/** The dunning policy in force, to be changed. */
export function PolicyView() {
	const { client } = useSession();
	const say = settingsWords(useReader().language).policy;
	const { value, trouble, reload } = useLoad("policy", async (signal) => {
		const [{ policy }, { templates }] = await Promise.all([
			client.readPolicies({}, signal),
			client.listTemplates({}, signal),
		]);
		return { policy, letters: reminderNames(templates) };
	});
	if (!value)
		return trouble ? (
			<TroubleNote trouble={trouble} onRetry={reload} />
		) : (
			<Skeleton lines={[40, 100, 100, 100, 100, 60]} waitingFor={say.waiting} />
		);
	return <PolicyForm policy={value.policy} letters={value.letters} />;
}
