/**
 * Stands for `adaptivecards/src/schema`, which the templating package's types name: the real one is TypeScript
 * source that does not compile under our settings, and we need none of its shapes.
 */
export interface IAdaptiveCard {
	readonly [key: string]: unknown;
}
