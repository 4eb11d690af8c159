/** What a Teams chat gives a card to draw with, in the parts that matter for reading one. */
const config = (
	ink: string,
	soft: string,
	tints: Readonly<Record<string, string>>,
	signs: Readonly<Record<string, string>>,
) => {
	const foregroundColors = Object.fromEntries(
		Object.entries({ default: ink, ...signs }).map(([name, colour]) => [
			name,
			{ default: colour, subtle: name === "default" ? soft : colour },
		]),
	);
	const containerStyles = Object.fromEntries(
		Object.entries(tints).map(([name, backgroundColor]) => [name, { backgroundColor, foregroundColors }]),
	);
	return {
		fontFamily: '"Segoe UI", system-ui, sans-serif',
		fontSizes: { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 },
		fontWeights: { lighter: 200, default: 400, bolder: 600 },
		spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
		separator: { lineThickness: 1, lineColor: soft },
		actions: {
			maxActions: 6,
			spacing: "default",
			buttonSpacing: 8,
			showCard: { actionMode: "inline", inlineTopMargin: 12 },
			actionsOrientation: "horizontal",
			actionAlignment: "left",
		},
		inputs: { label: { requiredInputs: { weight: "bolder" }, optionalInputs: { weight: "bolder" } } },
		containerStyles,
	};
};

export const hostConfig = {
	light: {
		page: { paper: "#f5f5f5", ink: "#242424", brand: "#5b5fc7", line: "#d1d1d1" },
		config: config(
			"#242424",
			"#616161",
			{
				default: "#ffffff",
				emphasis: "#f5f5f5",
				good: "#e7f2da",
				attention: "#fcf4f6",
				warning: "#fbf6d9",
				accent: "#e8ebfa",
			},
			{ good: "#237b4b", attention: "#c4314b", warning: "#835c00", accent: "#5b5fc7" },
		),
	},
	dark: {
		page: { paper: "#1f1f1f", ink: "#ffffff", brand: "#7f85f5", line: "#484644" },
		config: config(
			"#ffffff",
			"#adadad",
			{
				default: "#292929",
				emphasis: "#1f1f1f",
				good: "#0a2e0a",
				attention: "#3b1219",
				warning: "#3d3214",
				accent: "#2b2b40",
			},
			{ good: "#92c353", attention: "#f9526b", warning: "#f8d22a", accent: "#7f85f5" },
		),
	},
} as const;
