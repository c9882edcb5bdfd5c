// What TypeScript must not let pass in JSX. It is compiled, and never run.

// @ts-expect-error: it is short or full.
export const long = <both-true length="long" />;

// @ts-expect-error: there is no such attribute.
export const unknown = <both-true walk="change" />;

// @ts-expect-error: a step has no code.
export const other = <both-true onboth-true-step={(event) => event.detail.code} />;
