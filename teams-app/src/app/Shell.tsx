import { formatInstant } from "@accord/shared/i18n/format.ts";
import { useReader } from "@accord/shared/look/reader.ts";
import { useEffect, useRef, useState } from "preact/hooks";
import { Dashboard } from "../dashboard/Dashboard.tsx";
import { tabWords } from "../words/words.ts";
import { lazy } from "./lazy.tsx";
import { hrefOf, replacePlace, usePlace, type View } from "./route.ts";
import { mayCollect, maySet, type Session, useSession } from "./session.ts";

const disputes = lazy(async () => (await import("../disputes/DisputesView.tsx")).DisputesView);
const account = lazy(async () => (await import("../account/AccountView.tsx")).AccountView);
const agenda = lazy(async () => (await import("../agenda/AgendaView.tsx")).AgendaView);
const settings = lazy(async () => (await import("../settings/SettingsView.tsx")).SettingsView);
/** The other parts come while the first one is being read, so that a click does not wait. */
const readAhead = 1500;

/** Where a person begins: managers with the figures, everybody else with what is theirs to do. */
export function homeOf(session: Session): string {
	const { id } = session.me.person;
	if (maySet(session)) return hrefOf("dashboard");
	if (mayCollect(session)) return agendaOf(session);
	return hrefOf("disputes", { status: "notClosed", owner: id });
}

/** A collector's own agenda; a manager's is everybody's. */
const agendaOf = (session: Session): string =>
	hrefOf("agenda", maySet(session) ? {} : { coordinator: session.me.person.id });

/** The parts of the tab, one at a time, each with an address of its own. */
export function Shell() {
	const session = useSession();
	const { language } = useReader();
	const say = tabWords(language);
	const place = usePlace();
	const main = useRef<HTMLElement>(null);
	const first = useRef(true);
	const view = place?.view;

	useEffect(() => {
		const timer = setTimeout(() => {
			for (const part of [disputes, account, ...(mayCollect(session) ? [agenda] : [])]) part.fetch();
		}, readAhead);
		return () => clearTimeout(timer);
	}, [session]);

	useEffect(() => {
		if (!place) replacePlace(homeOf(session));
	}, [place, session]);

	useEffect(() => {
		if (!view) return;
		document.title = `${say.nav[view]} · Accord`;
		// On a phone the row of parts is wider than the screen.
		document.querySelector(".tabs [aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
		// A screen reader hears where it went; the first view is announced by the page itself.
		if (!first.current) main.current?.querySelector<HTMLElement>("h1")?.focus();
		first.current = false;
	}, [view, say]);

	const work = mayCollect(session) ? [{ view: "agenda" as const, href: agendaOf(session) }] : [];
	const links: { view: View; href: string }[] = [
		...(maySet(session) ? [] : work),
		{ view: "dashboard", href: hrefOf("dashboard") },
		...(maySet(session) ? work : []),
		{ view: "disputes", href: hrefOf("disputes", { status: "notClosed" }) },
		{ view: "account", href: hrefOf("account") },
		{ view: "settings", href: hrefOf("settings") },
	];
	return (
		<>
			<button type="button" class="skip button" onClick={() => main.current?.focus()}>
				{say.skip}
			</button>
			<nav class="tabs" aria-label={say.nav.label}>
				{links.map((link) => (
					<a key={link.view} href={link.href} aria-current={link.view === view ? "page" : undefined}>
						{say.nav[link.view]}
					</a>
				))}
			</nav>
			<OfflineNote />
			<main ref={main} class="page" tabIndex={-1}>
				{place?.view === "agenda" && <agenda.Part id={place.id} query={place.query} />}
				{place?.view === "dashboard" && <Dashboard query={place.query} />}
				{place?.view === "disputes" && <disputes.Part id={place.id} query={place.query} />}
				{place?.view === "account" && <account.Part id={place.id} query={place.query} />}
				{place?.view === "settings" && <settings.Part id={place.id} query={place.query} />}
			</main>
		</>
	);
}

function OfflineNote() {
	const { language, timeZone } = useReader();
	const [since, setSince] = useState<string>();
	useEffect(() => {
		const gone = () => setSince(new Date().toISOString());
		const back = () => setSince(undefined);
		if (!navigator.onLine) gone();
		addEventListener("offline", gone);
		addEventListener("online", back);
		return () => {
			removeEventListener("offline", gone);
			removeEventListener("online", back);
		};
	}, []);
	return (
		<div role="status" class="page-note">
			{since !== undefined && (
				<p class="note warning">
					{tabWords(language).trouble.offlineSince(formatInstant(since, language, timeZone))}
				</p>
			)}
		</div>
	);
}
