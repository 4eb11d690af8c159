/** Screens the first look at a claim does not need; one file of the page, fetched after the proposal is drawn. */
export { AccountScreen } from "../account/AccountScreen.tsx";
export { MyDisputes } from "../account/MyDisputes.tsx";
export { RunningOf } from "../account/RunningOf.tsx";
export { WrittenTo } from "../account/WrittenTo.tsx";
export { Agenda } from "../agenda/Agenda.tsx";
export { ChooseAccount } from "./ChooseAccount.tsx";
export { DisputeScreen } from "./DisputeScreen.tsx";
export { ExistingList } from "./ExistingList.tsx";
