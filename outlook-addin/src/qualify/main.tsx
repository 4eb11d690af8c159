import "@accord/shared/look/theme.css";
import "@accord/shared/look/base.css";
import "@accord/shared/look/kit.css";
import "@accord/shared/look/commands/commands.css";
import "./pane.css";
import { createClient } from "@accord/shared/api/client.ts";
import { render } from "preact";
import { App } from "./App.tsx";
import { chooseHost } from "./chooseHost.ts";
import { Guard } from "./Guard.tsx";
import { createMailTrace } from "./mailTrace.ts";

const root = document.getElementById("root");
if (root) {
	const host = await chooseHost();
	const api = createClient({
		baseUrl: "",
		authorize: () => host.authorize(),
		language: () => host.settings.language,
		trace: createMailTrace(host),
	});
	render(
		<Guard host={host}>
			<App host={host} api={api} />
		</Guard>,
		root,
	);
}
