import { useReader } from "@accord/shared/look/reader.ts";
import { reasonsWords } from "../../words/reasons/words.ts";
import { countText, useOpenCount } from "./useOpenCount.ts";

/** How many open disputes hold on to the procedure they began with. */
export function OpenNow({ reason }: { reason: string }) {
	const say = reasonsWords(useReader().language);
	const { value, trouble } = useOpenCount(reason);
	return (
		<span class="small" role="status">
			{value ? say.openNow(countText(value, say)) : trouble ? say.archiveUnknown : say.counting}
		</span>
	);
}
