import { useReader } from "@accord/shared/look/reader.ts";
import { useEffect, useRef, useState } from "preact/hooks";
import type { FromPane, ToPane } from "../host/fakeHost.ts";
import type { HostSettings, MailItem } from "../host/mailHost.ts";
import { inboxWords } from "./words.ts";

/** To whom and about what: those of the open mail where they are not said. */
export interface Draft {
	readonly to?: readonly string[];
	readonly subject?: string;
	readonly text: string;
}

interface PaneFrameProps {
	settings: HostSettings;
	person: string;
	mail: MailItem | undefined;
	/** The pane opened a draft: a reply, or a new mail. */
	onDraft: (draft: Draft) => void;
}

/** The real pane in a frame, with this page in the place of Outlook. */
export function PaneFrame({ settings, person, mail, onDraft }: PaneFrameProps) {
	const say = inboxWords(useReader().language);
	const frame = useRef<HTMLIFrameElement>(null);
	const [ready, setReady] = useState(false);
	const post = (message: ToPane) => frame.current?.contentWindow?.postMessage(message, location.origin);

	useEffect(() => {
		const listen = (event: MessageEvent<FromPane>) => {
			if (event.origin !== location.origin || event.source !== frame.current?.contentWindow) return;
			if (event.data.accord === "ready") setReady(true);
			if (event.data.accord === "reply") onDraft({ text: event.data.text });
			if (event.data.accord === "write") onDraft(event.data);
		};
		addEventListener("message", listen);
		return () => removeEventListener("message", listen);
	}, [onDraft]);
	useEffect(() => {
		if (ready) post({ accord: "settings", settings });
	}, [ready, settings.language, settings.theme]);
	useEffect(() => {
		if (ready) post({ accord: "person", id: person });
	}, [ready, person]);
	useEffect(() => {
		if (ready) post({ accord: "mail", mail });
	}, [ready, mail]);
	return <iframe ref={frame} class="pane-frame" title={say.pane} src="../pane/?host=demo" />;
}
