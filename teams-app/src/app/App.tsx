import { createClient } from "@accord/shared/api/client.ts";
import { dayOf, ReaderContext } from "@accord/shared/look/reader.ts";
import { useEffect, useMemo, useReducer } from "preact/hooks";
import type { Chosen } from "../host/choose.ts";
import { LocalBar } from "../host/LocalBar.tsx";
import { tabWords } from "../words/words.ts";
import { placeOfLink, replacePlace } from "./route.ts";
import { Shell } from "./Shell.tsx";
import { Starting } from "./Starting.tsx";
import { SessionContext } from "./session.ts";
import { TroubleNote } from "./TroubleNote.tsx";
import { useLoad } from "./useLoad.ts";

/** The tab for whoever the host proves; chosen again when the person changes. */
export function App({ chosen, api }: { chosen: Chosen; api: string }) {
	const { host, fake } = chosen;
	const [, changed] = useReducer((count: number) => count + 1, 0);
	useEffect(() => host.onChange(() => changed(undefined)), [host]);
	const { language, theme } = host;
	const who = fake?.person?.id ?? "";

	useEffect(() => {
		const root = document.documentElement;
		root.lang = language;
		if (theme) root.dataset.theme = theme;
		else delete root.dataset.theme;
	}, [language, theme]);

	// A link names one place; where the person goes afterwards is theirs.
	useEffect(() => {
		const link = host.place === undefined ? undefined : placeOfLink(host.place);
		if (link !== undefined && location.hash.length < 3) replacePlace(link);
		host.painted();
	}, [host]);

	const client = useMemo(
		() => createClient({ baseUrl: api, authorize: () => host.authorize(), language: () => host.language }),
		[host, api],
	);
	const session = useLoad(who, async (signal) => {
		const [me, { people }, catalogue] = await Promise.all([
			client.me({}, signal),
			client.listPeople({}, signal),
			client.readCatalogue({}, signal),
		]);
		return { who, host, client, api, me, people, catalogue };
	});
	const { value, trouble, put } = session;
	const ready = useMemo(
		() =>
			value?.who === who ? { ...value, put: (changed: object) => put({ ...value, ...changed }) } : undefined,
		[value, who, put],
	);
	const timeZone = ready?.me.person.timeZone;
	const settled = ready !== undefined || trouble !== undefined;
	useEffect(() => {
		if (settled) host.settled();
	}, [settled, host]);

	const today = dayOf(new Date(), timeZone);
	const reader = useMemo(
		() => ({ language, today, ...(timeZone === undefined ? {} : { timeZone }) }),
		[language, today, timeZone],
	);
	const say = tabWords(language);
	return (
		<ReaderContext.Provider value={reader}>
			{fake && <LocalBar host={fake} />}
			{ready ? (
				<SessionContext.Provider value={ready}>
					<Shell key={who} />
				</SessionContext.Provider>
			) : trouble ? (
				<main class="page">
					<TroubleNote trouble={trouble} onRetry={session.reload} />
				</main>
			) : (
				<Starting text={say.waiting.session} />
			)}
		</ReaderContext.Provider>
	);
}
