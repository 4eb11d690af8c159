import "@accord/shared/look/theme.css";
import "@accord/shared/look/base.css";
import "@accord/shared/look/kit.css";
import "./inbox.css";
import { render } from "preact";
import { Inbox } from "./Inbox.tsx";

const root = document.getElementById("root");
if (root) render(<Inbox />, root);
