import { useReader } from "@accord/shared/look/reader.ts";
import { Skeleton } from "@accord/shared/look/Skeleton.tsx";
import { Toast } from "@accord/shared/look/Toast.tsx";
import { useState } from "preact/hooks";
import { replacePlace } from "../../app/route.ts";
import { maySet, useSession } from "../../app/session.ts";
import { TroubleNote } from "../../app/TroubleNote.tsx";
import { reasonsWords } from "../../words/reasons/words.ts";
import { ReasonForm, reasonHref } from "./ReasonForm.tsx";
import { ReasonList } from "./ReasonList.tsx";
import { useCatalogue } from "./useCatalogue.ts";

/** The tenant's reasons, or the one that is open; `new`, which is no code, is one that is being added. */
export function ReasonsView({ open }: { open: string | undefined }) {
	const session = useSession();
	const say = reasonsWords(useReader().language);
	const { catalogue, trouble, reload, save } = useCatalogue();
	const [added, setAdded] = useState(false);
	if (!catalogue)
		return trouble ? (
			<TroubleNote trouble={trouble} onRetry={reload} />
		) : (
			<Skeleton lines={[40, 100, 100, 100, 100, 100, 100, 100]} waitingFor={say.waiting} />
		);
	const [pattern] = catalogue.reasons;
	const reason = catalogue.reasons.find(({ code }) => code === open);
	const adds = open === "new" && maySet(session);
	if (!pattern || !(reason || adds)) return <ReasonList catalogue={catalogue} save={save} />;
	return (
		<>
			<ReasonForm
				key={open}
				catalogue={catalogue}
				reason={reason}
				pattern={pattern}
				save={save}
				onAdded={(code) => {
					setAdded(true);
					replacePlace(reasonHref(code));
				}}
			/>
			{added && <Toast text={say.toldAdded} onClose={() => setAdded(false)} />}
		</>
	);
}
