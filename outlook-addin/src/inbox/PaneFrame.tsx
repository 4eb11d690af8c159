import { useReader } from "@accord/shared/look/reader.ts";
import { useEffect, useRef, useState } from "preact/hooks";
import type { FromPane, ToPane } from "../host/fakeHost.ts";
import type { HostSettings, MailItem } from "../host/mailHost.ts";
import { inboxWords } from "./words.ts";

interface PaneFrameProps {
	settings: HostSettings;
	person: string;
	mail: MailItem | undefined;
	onReply: (text: string) => void;
}

/** The real pane in a frame, with this page in the place of Outlook. */
export function PaneFrame({ settings, person, mail, onReply }: PaneFrameProps) {
	const say = inboxWords(useReader().language);
	const frame = useRef<HTMLIFrameElement>(null);
	const [ready, setReady] = useState(false);
	const post = (message: ToPane) => frame.current?.contentWindow?.postMessage(message, location.origin);

	useEffect(() => {
		const listen = (event: MessageEvent<FromPane>) => {
			if (event.origin !== location.origin || event.source !== frame.current?.contentWindow) return;
			if (event.data.accord === "ready") setReady(true);
			if (event.data.accord === "reply") onReply(event.data.text);
		};
		addEventListener("message", listen);
		return () => removeEventListener("message", listen);
	}, [onReply]);
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
