/** What is shown of disputes that already run; one file of the page, fetched after the proposal is drawn. */
export { DisputeScreen } from "./DisputeScreen.tsx";
export { ExistingList } from "./ExistingList.tsx";
