import { useSlow } from "@accord/shared/look/Skeleton.tsx";

/** The tab before anything is known, with the bars where they will be; after a second it says what it waits for. */
export function Starting({ text }: { text: string }) {
	const slow = useSlow(true);
	return (
		<>
			<div class="tabs" aria-hidden="true" />
			<main class="page stack" aria-busy="true">
				<div class="skeleton">
					<i style={{ inlineSize: "40%", blockSize: "28px" }} />
				</div>
				<p class="small soft" role="status">
					{slow ? text : "\u00a0"}
				</p>
				<div class="tiles" aria-hidden="true">
					{[0, 1, 2, 3].map((at) => (
						<div key={at} class="tile skeleton" />
					))}
				</div>
			</main>
		</>
	);
}
