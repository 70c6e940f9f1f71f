/** Times that the step of an update is halved, at most: one that is a 64th as long is as good as its slope. */
export const mostHalvings = 6;
