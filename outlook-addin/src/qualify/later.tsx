import { useReader } from "@accord/shared/look/reader.ts";
import { Skeleton } from "@accord/shared/look/Skeleton.tsx";
import type { FunctionComponent } from "preact";
import type { AccountScreenProps } from "../account/AccountScreen.tsx";
import type { RunningOfProps } from "../account/RunningOf.tsx";
import type { WrittenToProps } from "../account/WrittenTo.tsx";
import { paneWords } from "../words/words.ts";
import type { ChooseAccountProps } from "./ChooseAccount.tsx";
import type { DisputeScreenProps } from "./DisputeScreen.tsx";
import type { ExistingListProps } from "./ExistingList.tsx";
import { Trouble } from "./Trouble.tsx";
import { useLoad } from "./useLoad.ts";

type Running = typeof import("./running.ts");

/** Half of the pane's weight, so it is fetched after the proposal is drawn. */
export const fetchRunning = (): Promise<Running> => import("./running.ts");

function later<P>(pick: (running: Running) => FunctionComponent<P>): FunctionComponent<P> {
	return function Later(props) {
		const say = paneWords(useReader().language);
		const { loaded, reload } = useLoad("running", fetchRunning);
		if (loaded.state === "failed") return <Trouble error={loaded.error} onRetry={reload} />;
		if (loaded.state === "loading")
			return <Skeleton lines={[60, 40, 100, 100, 80, 50, 100]} waitingFor={say.loadingDispute} />;
		const Screen = pick(loaded.value);
		return <Screen {...props} />;
	};
}

export const LaterDisputeScreen: FunctionComponent<DisputeScreenProps> = later(
	(running) => running.DisputeScreen,
);
export const LaterExistingList: FunctionComponent<ExistingListProps> = later(
	(running) => running.ExistingList,
);
export const LaterAccountScreen: FunctionComponent<AccountScreenProps> = later(
	(running) => running.AccountScreen,
);
export const LaterChooseAccount: FunctionComponent<ChooseAccountProps> = later(
	(running) => running.ChooseAccount,
);
export const LaterWrittenTo: FunctionComponent<WrittenToProps> = later((running) => running.WrittenTo);
export const LaterMyDisputes: FunctionComponent = later((running) => running.MyDisputes);
export const LaterRunningOf: FunctionComponent<RunningOfProps> = later((running) => running.RunningOf);
export const LaterAgenda: FunctionComponent = later((running) => running.Agenda);
