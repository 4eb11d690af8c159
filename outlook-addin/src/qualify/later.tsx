import { useReader } from "@accord/shared/look/reader.ts";
import { Skeleton } from "@accord/shared/look/Skeleton.tsx";
import { paneWords } from "../words/words.ts";
import type { DisputeScreenProps } from "./DisputeScreen.tsx";
import { Trouble } from "./Trouble.tsx";
import { useLoad } from "./useLoad.ts";

/** The running dispute with its forms is half of the pane's weight, so it is fetched after the proposal is drawn. */
export const fetchDisputeScreen = () => import("./DisputeScreen.tsx");

export function LaterDisputeScreen(props: DisputeScreenProps) {
	const say = paneWords(useReader().language);
	const { loaded, reload } = useLoad("screen", fetchDisputeScreen);
	if (loaded.state === "failed") return <Trouble error={loaded.error} onRetry={reload} />;
	if (loaded.state === "loading")
		return <Skeleton lines={[60, 40, 100, 100, 80, 50, 100]} waitingFor={say.loadingDispute} />;
	const { DisputeScreen } = loaded.value;
	return <DisputeScreen {...props} />;
}
