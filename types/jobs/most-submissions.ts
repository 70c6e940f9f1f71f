/** Submissions of an epoch, at most: the chain's constant `MaxSubmissions`. */
export const mostSubmissions = 16_384;
