import { useReader } from "@accord/shared/look/reader.ts";
import { paneWords } from "../words/words.ts";

/** A request to pay to another bank account is the commonest fraud there is: warned of before anything else. */
export function Suspicious() {
	const say = paneWords(useReader().language).suspicious;
	return (
		<div class="note danger" role="alert">
			<strong>▲ {say.title}</strong>
			<span>{say.text}</span>
		</div>
	);
}
