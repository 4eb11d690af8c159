import { Field } from "@accord/shared/look/Field.tsx";
import { useRef, useState } from "preact/hooks";

interface CopyBoxProps {
	label: string;
	text: string;
	rows: number;
	words: { readonly copy: string; readonly copied: string; readonly copyByHand: string };
}

/** A text to take elsewhere. Inside Teams a page may not write to the clipboard: then the text is marked instead. */
export function CopyBox({ label, text, rows, words }: CopyBoxProps) {
	const box = useRef<HTMLTextAreaElement>(null);
	const [told, setTold] = useState("");
	const copy = async () => {
		try {
			await navigator.clipboard.writeText(text);
			setTold(words.copied);
		} catch {
			box.current?.select();
			setTold(words.copyByHand);
		}
	};
	return (
		<div class="stack tight">
			<Field label={label}>
				{(control) => <textarea {...control} ref={box} class="input" rows={rows} readOnly value={text} />}
			</Field>
			<div class="row">
				<button type="button" class="button" onClick={() => void copy()}>
					{words.copy}
				</button>
				<span class="small soft" role="status">
					{told}
				</span>
			</div>
		</div>
	);
}
