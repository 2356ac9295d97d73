export const CONFIDENCE_WEIGHTS = { bias: -4.8, topic: 4.2, names: 1.5, unknown: -0.6, namesApart: -0.7 };
