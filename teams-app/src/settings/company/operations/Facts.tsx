/** Names with what they are, where there is something to say. */
export function Facts({ facts }: { facts: readonly (readonly [string, string | undefined])[] }) {
	return (
		<dl class="facts">
			{facts.map(
				([name, text]) =>
					text !== undefined && (
						<div key={name}>
							<dt class="soft">{name}</dt>
							<dd>{text}</dd>
						</div>
					),
			)}
		</dl>
	);
}
