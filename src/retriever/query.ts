/** Runs statements on one connection. Parameters are numbered from `$1`; a text without any may hold several statements. */
export type Query = <Row>(text: string, parameters?: readonly unknown[]) => Promise<Row[]>;
