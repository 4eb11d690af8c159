import { useReader } from "@accord/shared/look/reader.ts";
import { Skeleton } from "@accord/shared/look/Skeleton.tsx";
import { mayAdminister, useSession } from "../../app/session.ts";
import { TroubleNote } from "../../app/TroubleNote.tsx";
import { useLoad } from "../../app/useLoad.ts";
import { peopleWords } from "../../words/people/words.ts";
import { DirectoryNote } from "./DirectoryNote.tsx";
import { MyAbsence } from "./MyAbsence.tsx";
import { PeopleList } from "./PeopleList.tsx";
import { PersonForm } from "./PersonForm.tsx";
import { RoutingPreview } from "./RoutingPreview.tsx";
import { usePeople } from "./usePeople.ts";

/** Everybody a dispute can be given to, one's own absence, and whom a dispute would fall to; or one person. */
export function PeopleView({ open }: { open: string | undefined }) {
	const session = useSession();
	const say = peopleWords(useReader().language);
	const desk = usePeople();
	const { people, trouble, reload } = desk;
	const mayEdit = mayAdminister(session);
	const { value: directory } = useLoad("directory", async (signal) =>
		mayEdit ? session.client.readDirectory({}, signal) : undefined,
	);
	const isFollowed = directory !== undefined && directory.status !== "off";
	if (!people)
		return trouble ? (
			<TroubleNote trouble={trouble} onRetry={reload} />
		) : (
			<Skeleton lines={[40, 100, 100, 100, 100, 100]} waitingFor={say.waiting} />
		);
	const person = people.find(({ id }) => id === open);
	if (person)
		return (
			<PersonForm key={person.id} person={person} people={people} isFollowed={isFollowed} save={desk.save} />
		);
	const me = people.find(({ id }) => id === session.me.person.id);
	return (
		<div class="stack">
			<h2>{say.title}</h2>
			<p class="soft">{say.text}</p>
			{directory && <DirectoryNote state={directory} />}
			{!mayEdit && <p class="soft">{say.readOnly}</p>}
			{me && <MyAbsence key={me.id} me={me} people={people} save={desk.save} />}
			<RoutingPreview people={people} />
			<PeopleList people={people} />
		</div>
	);
}
