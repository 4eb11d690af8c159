import { useReader } from "@accord/shared/look/reader.ts";
import { Skeleton } from "@accord/shared/look/Skeleton.tsx";
import { useSession } from "../../app/session.ts";
import { TroubleNote } from "../../app/TroubleNote.tsx";
import { useLoad } from "../../app/useLoad.ts";
import { companyWords } from "../../words/company/words.ts";
import { CompanyForm } from "./CompanyForm.tsx";

/** What the company has set, as it is stored now. */
export function CompanyView() {
	const { client } = useSession();
	const say = companyWords(useReader().language);
	const { value, trouble, reload } = useLoad("settings", (signal) => client.readSettings({}, signal));
	if (value) return <CompanyForm settings={value} />;
	if (trouble) return <TroubleNote trouble={trouble} onRetry={reload} />;
	return <Skeleton lines={[40, 100, 100, 100, 100, 60]} waitingFor={say.waiting} />;
}
