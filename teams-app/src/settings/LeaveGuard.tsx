import { Dialog } from "@accord/shared/look/Dialog.tsx";
import { useReader } from "@accord/shared/look/reader.ts";
import { useEffect, useRef, useState } from "preact/hooks";
import { keepPlace } from "../app/route.ts";
import { settingsWords } from "../words/settings/words.ts";

/** While something is unsaved, asks before the person goes elsewhere in the tab or closes it. */
export function LeaveGuard({ unsaved }: { unsaved: boolean }) {
	const say = settingsWords(useReader().language).leaving;
	const [wanted, setWanted] = useState<string>();
	const letGo = useRef(() => {});
	useEffect(() => {
		if (!unsaved) return;
		const here = location.hash;
		letGo.current = keepPlace((hash) => {
			if (hash === here) return true;
			history.replaceState(history.state, "", here);
			setWanted(hash);
			return false;
		});
		const closing = (event: BeforeUnloadEvent) => event.preventDefault();
		addEventListener("beforeunload", closing);
		return () => {
			letGo.current();
			removeEventListener("beforeunload", closing);
		};
	}, [unsaved]);
	if (!unsaved || wanted === undefined) return null;
	const stay = () => setWanted(undefined);
	const leave = () => {
		letGo.current();
		location.hash = wanted;
	};
	return (
		<Dialog title={say.title} onClose={stay}>
			<p>{say.text}</p>
			<div class="row">
				<button type="button" class="button primary" onClick={stay}>
					{say.stay}
				</button>
				<button type="button" class="button" onClick={leave}>
					{say.leave}
				</button>
			</div>
		</Dialog>
	);
}
