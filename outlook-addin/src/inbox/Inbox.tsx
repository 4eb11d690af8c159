import { ErrorNote } from "@accord/shared/look/ErrorNote.tsx";
import { dayOf, ReaderContext } from "@accord/shared/look/reader.ts";
import { Skeleton } from "@accord/shared/look/Skeleton.tsx";
import { Toast } from "@accord/shared/look/Toast.tsx";
import { useCallback, useEffect, useMemo, useState } from "preact/hooks";
import { useLoad } from "../qualify/useLoad.ts";
import { type DemoMail, type DemoPerson, fetchJson, toItem } from "./demoMail.ts";
import { MailList } from "./MailList.tsx";
import { MailView } from "./MailView.tsx";
import { type Draft, PaneFrame } from "./PaneFrame.tsx";
import { type Preferences, usePreferences } from "./preferences.ts";
import { ReplyDialog } from "./ReplyDialog.tsx";
import { Toolbar } from "./Toolbar.tsx";
import { WriteDialog } from "./WriteDialog.tsx";
import { inboxWords } from "./words.ts";

interface Served {
	readonly mails: readonly DemoMail[];
	readonly people: readonly DemoPerson[];
}

/** A mail program for trying out: list, reading area, and the pane as Outlook would show it. */
export function Inbox() {
	const [preferences, change] = usePreferences();
	const { language, theme } = preferences;
	const { loaded, reload } = useLoad("demo", async (): Promise<Served> => {
		const [mails, people] = await Promise.all([
			fetchJson<DemoMail[]>("/dev/mails"),
			fetchJson<DemoPerson[]>("/dev/people"),
		]);
		return { mails, people };
	});
	useEffect(() => {
		document.documentElement.lang = language;
		document.documentElement.dataset.theme = theme;
	}, [language, theme]);
	const reader = useMemo(() => ({ language, today: dayOf(new Date()) }), [language]);
	const say = inboxWords(language);
	return (
		<ReaderContext value={reader}>
			{loaded.state === "loading" && (
				<div class="middle">
					<Skeleton lines={[40, 90, 90, 60, 90]} waitingFor={say.loading} />
				</div>
			)}
			{loaded.state === "failed" && (
				<div class="middle">
					<ErrorNote happened={say.unreachable} next={<span>{say.unreachableNext}</span>} onRetry={reload} />
				</div>
			)}
			{loaded.state === "ready" && (
				<Desk served={loaded.value} preferences={preferences} onPreferences={change} />
			)}
		</ReaderContext>
	);
}

interface DeskProps {
	served: Served;
	preferences: Preferences;
	onPreferences: (change: Partial<Preferences>) => void;
}

function Desk({ served, preferences, onPreferences }: DeskProps) {
	const { language, theme } = preferences;
	const say = inboxWords(language);
	const [own, setOwn] = useState<readonly DemoMail[]>([]);
	const mails = useMemo(
		() => [...own, ...served.mails].sort((a, b) => (a.receivedAt < b.receivedAt ? 1 : -1)),
		[own, served.mails],
	);
	const [chosen, setChosen] = useState(mails[0]?.id);
	const [writing, setWriting] = useState(false);
	const [draft, setDraft] = useState<Draft>();
	const [toast, setToast] = useState<string>();
	const mail = mails.find((candidate) => candidate.id === chosen);
	const item = useMemo(() => mail && toItem(mail), [mail]);
	const known = served.people.some((person) => person.id === preferences.person);
	const collector = served.people.find(({ roles }) => roles.includes("collector"));
	const person = (known ? preferences.person : (collector ?? served.people[0])?.id) ?? "";
	const closeToast = useCallback(() => setToast(undefined), []);
	return (
		<div class="desk">
			<Toolbar
				people={served.people}
				preferences={{ ...preferences, person }}
				onChange={onPreferences}
				onWrite={() => setWriting(true)}
			/>
			<main class="columns" aria-label={say.title}>
				<h1 class="visually-hidden">{say.title}</h1>
				<MailList mails={mails} chosen={chosen} onChoose={setChosen} />
				<MailView mail={mail} />
				<PaneFrame
					key={person}
					settings={{ language, theme }}
					person={person}
					mail={item}
					onDraft={setDraft}
				/>
			</main>
			{writing && (
				<WriteDialog
					from={mail?.from}
					onClose={() => setWriting(false)}
					onWritten={(fresh) => {
						setOwn((before) => [fresh, ...before]);
						setChosen(fresh.id);
						setWriting(false);
					}}
				/>
			)}
			{draft && mail && (
				<ReplyDialog
					mail={mail}
					draft={draft}
					onClose={() => setDraft(undefined)}
					onSent={() => {
						setDraft(undefined);
						setToast(say.sent);
					}}
				/>
			)}
			{toast !== undefined && <Toast text={toast} onClose={closeToast} />}
		</div>
	);
}
