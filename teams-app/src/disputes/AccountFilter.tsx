import type { Account } from "@accord/shared/api/schemas.ts";
import { Combobox } from "@accord/shared/look/Combobox.tsx";
import { Field } from "@accord/shared/look/Field.tsx";
import { useReader } from "@accord/shared/look/reader.ts";
import { useEffect, useRef, useState } from "preact/hooks";
import { useSession } from "../app/session.ts";
import { tabWords } from "../words/words.ts";

interface AccountFilterProps {
	account: string | undefined;
	name: string | undefined;
	onChoose: (account: string | undefined) => void;
	label?: string;
	/** What stands there while none is chosen. */
	placeholder?: string;
}

/** Finds one customer among all; the service searches as it is typed. */
export function AccountFilter({ account, name, onChoose, label, placeholder }: AccountFilterProps) {
	const { client } = useSession();
	const say = tabWords(useReader().language);
	const [found, setFound] = useState<readonly Account[]>([]);
	const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
	const search = (typed: string) => {
		clearTimeout(timer.current);
		timer.current = setTimeout(() => {
			client.findAccounts({ query: { query: typed, limit: 20 } }).then(
				({ accounts }) => setFound(accounts),
				() => setFound([]),
			);
		}, 150);
	};
	useEffect(() => () => clearTimeout(timer.current), []);
	const known = found.some((one) => one.id === account);
	const choices = [
		...(account !== undefined && !known ? [{ id: account, label: name ?? account }] : []),
		...found.map((one) => ({ id: String(one.id), label: one.name, hint: one.number })),
	];
	return (
		<Field label={label ?? say.disputes.account}>
			{(control) => (
				<div class="with-clear" onFocusIn={() => found.length === 0 && search("")}>
					<Combobox
						control={control}
						choices={choices}
						value={account}
						onChoose={onChoose}
						onType={search}
						placeholder={placeholder ?? say.disputes.any}
					/>
					{account !== undefined && (
						<button
							type="button"
							class="button subtle"
							aria-label={`${say.disputes.remove} : ${say.disputes.account}`}
							onClick={() => onChoose(undefined)}
						>
							<span aria-hidden="true">✕</span>
						</button>
					)}
				</div>
			)}
		</Field>
	);
}
