import type { Client } from "@accord/shared/api/client.ts";
import type { Role } from "@accord/shared/dispute/people.ts";
import { dayOf, ReaderContext } from "@accord/shared/look/reader.ts";
import { Skeleton } from "@accord/shared/look/Skeleton.tsx";
import { useEffect, useMemo, useState } from "preact/hooks";
import type { MailAddress, MailHost, MailItem } from "../host/mailHost.ts";
import { paneWords } from "../words/words.ts";
import { fetchRunning, LaterAgenda, LaterWrittenTo } from "./later.tsx";
import { type Begun, MailScreen } from "./MailScreen.tsx";
import { type Surroundings, SurroundingsContext } from "./surroundings.ts";
import { Trouble } from "./Trouble.tsx";
import { useLoad } from "./useLoad.ts";

/** What is open beside the pane: a received mail, one being written, or neither. */
interface Beside {
	readonly mail?: MailItem | undefined;
	readonly recipients?: readonly MailAddress[];
}

const COLLECTING: ReadonlySet<Role> = new Set<Role>(["collector", "manager", "admin"]);

/** The pane. It draws at once and follows the mail program as it gets ready, changes theme or opens another mail. */
export function App({ host, api }: { host: MailHost; api: Client }) {
	const settings = useSettings(host);
	const surroundings = useSurroundingsOf(host, api);
	const say = paneWords(settings.language);
	const [turn, setTurn] = useState(0);
	const [atAgenda, setAtAgenda] = useState(false);
	const [begun, setBegun] = useState<Readonly<Record<string, Begun>>>({});
	const { loaded, reload } = useLoad(`mail ${turn}`, async (): Promise<Beside> => {
		const recipients = await host.recipients();
		return recipients ? { recipients } : { mail: await host.currentMail() };
	});
	useEffect(
		() =>
			host.onMailChanged(() => {
				setTurn((before) => before + 1);
				setAtAgenda(false);
			}),
		[host],
	);
	const timeZone = surroundings.me?.person.timeZone;
	const reader = useMemo(
		() => ({
			language: settings.language,
			today: dayOf(new Date(), timeZone),
			...(timeZone === undefined ? {} : { timeZone }),
		}),
		[settings.language, timeZone],
	);
	useEffect(() => {
		// The first act needs none of it; by the time of the second it is there.
		const timer = setTimeout(() => fetchRunning().catch(() => {}), 1500);
		return () => clearTimeout(timer);
	}, []);
	const beside = loaded.state === "ready" ? loaded.value : undefined;
	const mail = beside?.mail;
	const collects = surroundings.me?.person.roles.some((role) => COLLECTING.has(role)) ?? false;
	const agenda = collects && (atAgenda || (beside !== undefined && !mail && !beside.recipients));
	const ways = collects && beside && (mail || beside.recipients) && (
		<p class="ways">
			<button type="button" class="link" onClick={() => setAtAgenda(!atAgenda)}>
				{atAgenda ? say.toMail : say.agenda}
			</button>
		</p>
	);
	return (
		<ReaderContext value={reader}>
			<SurroundingsContext value={surroundings}>
				<main class="pane" aria-label={say.appName}>
					{loaded.state === "loading" && (
						<Skeleton lines={[55, 35, 100, 100, 70]} waitingFor={say.loadingMail} />
					)}
					{loaded.state === "failed" && <Trouble error={loaded.error} safe={say.mailSafe} onRetry={reload} />}
					{atAgenda && ways}
					{agenda && <LaterAgenda />}
					{!agenda && beside?.recipients && <LaterWrittenTo recipients={beside.recipients} />}
					{beside && !mail && !beside.recipients && !agenda && <p class="empty soft">{say.noMail}</p>}
					{mail && !agenda && (
						<MailScreen
							key={mail.messageId}
							mail={mail}
							begun={begun[mail.messageId] ?? {}}
							onBegun={(next) => setBegun((before) => ({ ...before, [mail.messageId]: next }))}
						/>
					)}
					{!atAgenda && ways}
				</main>
			</SurroundingsContext>
		</ReaderContext>
	);
}

/** The host's language and theme, put on the page as they change. */
function useSettings(host: MailHost) {
	const [settings, setSettings] = useState(host.settings);
	useEffect(() => {
		// They may have changed between the first drawing and now.
		setSettings(host.settings);
		return host.onSettings(setSettings);
	}, [host]);
	useEffect(() => {
		document.documentElement.lang = settings.language;
		document.documentElement.dataset.theme = settings.theme;
	}, [settings]);
	return settings;
}

/** Who works here, whom one may ask and for which reasons; read once, the pane does not wait for it. */
function useSurroundingsOf(host: MailHost, api: Client): Surroundings {
	const [known, setKnown] = useState<Omit<Surroundings, "host" | "api">>({
		me: undefined,
		people: [],
		catalogue: undefined,
	});
	useEffect(() => {
		const controller = new AbortController();
		const { signal } = controller;
		const learn = (part: Partial<Surroundings>) => setKnown((before) => ({ ...before, ...part }));
		const quiet = () => undefined;
		api.me({}, signal).then((me) => learn({ me }), quiet);
		api.listPeople({}, signal).then(({ people }) => learn({ people }), quiet);
		api.readCatalogue({}, signal).then((catalogue) => learn({ catalogue }), quiet);
		return () => controller.abort();
	}, [api]);
	return useMemo(() => ({ host, api, ...known }), [host, api, known]);
}
