import "@accord/shared/look/theme.css";
import "@accord/shared/look/base.css";
import "@accord/shared/look/kit.css";
import "@accord/shared/look/commands/commands.css";
import "@accord/shared/look/charts.css";
import "./app/page.css";
import "./host/localBar.css";
import "./app/rows.css";
import "./dashboard/dashboard.css";
import "./disputes/disputes.css";
import "./account/account.css";
import "./agenda/agenda.css";
import "./settings/settings.css";
import { languageOf } from "@accord/shared/i18n/index.ts";
import { render } from "preact";
import { App } from "./app/App.tsx";
import { Starting } from "./app/Starting.tsx";
import { chooseHost } from "./host/choose.ts";
import { tabWords } from "./words/words.ts";

/** The API answers beside the folder this page is served from: `/tab/` and `/api`. */
const api = new URL("..", document.baseURI).href.replace(/\/$/, "");
const root = document.getElementById("app");

if (root) {
	const language = languageOf(navigator.language);
	document.documentElement.lang = language;
	render(<Starting text={tabWords(language).starting} />, root);
	render(<App chosen={await chooseHost(api)} api={api} />, root);
}
