/** Of a generator of 32 bits (Press et al. 1992, Numerical Recipes, 7.1): good enough to choose words, letters and victims. */
const MULTIPLIER = 1_664_525;
const INCREMENT = 1_013_904_223;
const RANGE = 2 ** 32;

/** Numbers from 0 up to a limit, which look random and aren't: a linear congruential generator's upper bits. */
export function seeded(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (state * MULTIPLIER + INCREMENT) % RANGE;
    return Math.floor((state / RANGE) * limit);
  };
}
