import { useReader } from "@accord/shared/look/reader.ts";
import { Skeleton } from "@accord/shared/look/Skeleton.tsx";
import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { tabWords } from "../words/words.ts";
import { TroubleNote } from "./TroubleNote.tsx";

/** A part of the tab whose code comes when it is first shown, or earlier by `fetch`. */
export interface Lazy<P> {
	readonly Part: ComponentType<P>;
	readonly fetch: () => void;
}

export function lazy<P extends object>(load: () => Promise<ComponentType<P>>): Lazy<P> {
	let ready: ComponentType<P> | undefined;
	const fetch = async () => {
		ready ??= await load();
	};
	const Part = (props: P) => {
		const say = tabWords(useReader().language);
		const [state, setState] = useState<"waiting" | "ready" | "failed">(ready ? "ready" : "waiting");
		useEffect(() => {
			if (state !== "waiting") return;
			let here = true;
			fetch().then(
				() => here && setState("ready"),
				() => here && setState("failed"),
			);
			return () => {
				here = false;
			};
		}, [state]);
		if (ready) {
			const Ready = ready;
			return <Ready {...props} />;
		}
		return state === "failed" ? (
			<TroubleNote
				trouble={{ kind: navigator.onLine ? "unreachable" : "offline" }}
				onRetry={() => setState("waiting")}
			/>
		) : (
			<Skeleton lines={[30, 100, 100, 80]} waitingFor={say.starting} />
		);
	};
	return { Part, fetch: () => void fetch().catch(() => {}) };
}
