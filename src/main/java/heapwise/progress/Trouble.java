package heapwise.progress;

/**
 * Why something cannot be kept, in words for a learner: the lesson goes on without it.
 *
 * @param fix what the learner can do, as an imperative
 */
public record Trouble(String what, String fix) {}
